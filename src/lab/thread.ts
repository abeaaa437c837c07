import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { distFolder } from '../platform/paths.ts';
import { MEMORY_LIMIT_MB } from './failure.ts';
import type { Host, HostListener, Lost } from './host.ts';
import type { WorkerData } from './protocol.ts';

/** Starts a worker thread. `onEnd` is called when it is gone, whoever ended it. */
export function startThread(onEnd: () => void): Host {
  const dist = distFolder();
  const sent = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(join(dist, 'worker.js'), {
    workerData: { dist, sent } satisfies WorkerData,
    execArgv: [],
    // What the thread prints would tear the screen. Nobody reads it: a stream that is read keeps the process alive.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  let listener: HostListener | null = null;
  const lose = (lost: Lost): void => {
    const heard = listener;
    listener = null;
    onEnd();
    heard?.onLost(lost);
  };
  worker.on('message', message => listener?.onMessage(message));
  worker.on('error', error => lose(lossOf(error)));
  worker.on('exit', code => lose({ kind: 'lost', cause: `exit ${code}` }));
  return {
    kind: 'thread',
    send(command) {
      worker.postMessage(command);
      // The thread looks at this number after every step, and reads its mail when it has changed.
      Atomics.add(sent, 0, 1);
    },
    listen: next => {
      listener = next;
    },
    hold: keepsAlive => (keepsAlive ? worker.ref() : worker.unref()),
    end: async () => {
      lose({ kind: 'ended', cause: '' });
      await worker.terminate();
    },
  };
}

function lossOf(error: unknown): Lost {
  const { code, message } = error as NodeJS.ErrnoException;
  return { kind: code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'lost', cause: message ?? String(error) };
}
