import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { distFolder } from '../platform/paths.ts';
import type { WorkerData } from './protocol.ts';

/** Threads kept warm between runs; more than this are only alive while they train. */
const MAX_IDLE = 2;
/** Beyond this a run ends with an error of its own instead of ending the process. */
const MAX_HEAP_MB = 512;

const all = new Set<Worker>();
const idle: Worker[] = [];

/** Starts a thread before it is needed, so that a run begins at once. Does nothing when one is waiting. */
export function warmUp(): void {
  if (idle.length === 0) giveBack(createWorker());
}

/** A warm thread if there is one, else a new one. The process waits for it only when asked to. */
export function takeWorker(keepAlive: boolean): Worker {
  const worker = idle.pop() ?? createWorker();
  if (keepAlive) worker.ref();
  else worker.unref();
  return worker;
}

/** Keeps a thread for the next run. */
export function giveBack(worker: Worker): void {
  worker.unref();
  if (idle.length < MAX_IDLE && all.has(worker)) idle.push(worker);
  else killWorker(worker);
}

/** Ends a thread, even in the middle of a computation. */
export function killWorker(worker: Worker): Promise<number> {
  forget(worker);
  return worker.terminate();
}

/** Ends every thread. */
export async function shutDown(): Promise<void> {
  await Promise.all([...all].map(killWorker));
}

function createWorker(): Worker {
  const dist = distFolder();
  const worker = new Worker(join(dist, 'worker.js'), {
    workerData: { dist } satisfies WorkerData,
    execArgv: [],
    // What the thread prints would tear the screen. Nobody reads it: a stream that is read keeps the process alive.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  all.add(worker);
  // An idle thread that dies is forgotten; a run that uses it listens for itself.
  worker.on('error', () => forget(worker));
  worker.on('exit', () => forget(worker));
  return worker;
}

function forget(worker: Worker): void {
  all.delete(worker);
  const at = idle.indexOf(worker);
  if (at >= 0) idle.splice(at, 1);
}
