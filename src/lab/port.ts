import { setImmediate } from 'node:timers/promises';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Command, WorkerData, WorkerMessage } from './protocol.ts';

/** The worker's side of a host, the same in a thread and in a process. */
export type Port = {
  /** Folder that holds the WASM files. */
  readonly dist: string;
  /** Folder of tfjs-node, in a process only. */
  readonly nativePackage: string | undefined;
  readonly post: (message: WorkerMessage) => void;
  readonly listen: (listener: (command: Command) => void) => void;
  /** Hands over what was sent since the last look, without waiting for the end of a slice. */
  readonly poll: () => Promise<void> | void;
};

export function openPort(): Port {
  return parentPort ? threadPort(parentPort, workerData as WorkerData) : processPort();
}

function threadPort(port: MessagePort, { dist, sent }: WorkerData): Port {
  let heard = 0;
  let listener: (command: Command) => void = () => undefined;
  const hear = (command: Command): void => {
    heard++;
    listener(command);
  };
  return {
    dist,
    nativePackage: undefined,
    post: message => port.postMessage(message),
    listen: next => {
      listener = next;
      port.on('message', hear);
    },
    poll: () => {
      while (heard < Atomics.load(sent, 0)) {
        const mail = receiveMessageOnPort(port) as { readonly message: Command } | undefined;
        if (!mail) return;
        hear(mail.message);
      }
    },
  };
}

function processPort(): Port {
  const [dist, nativePackage] = process.argv.slice(2);
  if (!process.send || dist === undefined) throw new Error('this file is the entry of a worker');
  // Without its parent there is nobody to train for; Ctrl-C is for the parent to obey.
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined);
  return {
    dist,
    nativePackage,
    post: message => void process.send?.(message),
    listen: listener => void process.on('message', command => listener(command as Command)),
    poll: () => setImmediate(),
  };
}
