import { nativeMissing, workerLost } from './failure.ts';
import type { ControlMessage, Failed, Work, WorkerMessage } from './protocol.ts';
import { giveBack, takeHost } from './workers.ts';

/** One run, or one measurement, on one host. */
export type Attempt = {
  readonly send: (message: ControlMessage) => void;
  /** Ends the host; `message` is then the last that is heard. Does nothing when the attempt is over. */
  readonly kill: (message: Failed) => void;
};

/** Hands a command to a host. Nothing is thrown: exactly one `done`, `measured` or `failed` is heard, and it is the last. */
export function startAttempt(command: Work, keepAlive: boolean, onMessage: (message: WorkerMessage) => void): Attempt {
  const { backend } = command;
  const host = takeHost(backend, keepAlive);
  if (!host) {
    // Never before the caller has what it called for.
    queueMicrotask(() => onMessage(nativeMissing()));
    return { send: () => undefined, kill: () => undefined };
  }
  let over = false;
  const finish = (message: WorkerMessage): void => {
    if (over) return;
    over = true;
    // After an error of its own the library's state is unknown: such a host is not used again.
    if (message.kind === 'failed') void host.end();
    else giveBack(host);
    onMessage(message);
  };
  host.listen({
    onMessage: message => {
      if (message.kind === 'done' || message.kind === 'failed' || message.kind === 'measured') finish(message);
      else onMessage(message);
    },
    onLost: lost => finish(workerLost(lost, backend)),
  });
  host.send(command);
  return {
    send: message => {
      if (!over) host.send(message);
    },
    kill: finish,
  };
}
