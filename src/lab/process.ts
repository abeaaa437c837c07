import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { distFolder } from '../platform/paths.ts';
import { MEMORY_LIMIT_MB } from './failure.ts';
import type { Host, HostListener, Lost } from './host.ts';

/** So much of what a process wrote at its end is kept, to tell why. */
const LAST_WORDS = 4000;

/** Starts the worker in a process of its own, with tfjs-node from `nativePackage`. `onEnd` is called when it is gone. */
export function startProcess(nativePackage: string, onEnd: () => void): Host {
  const dist = distFolder();
  const child = fork(join(dist, 'worker.js'), [dist, nativePackage], {
    execArgv: [`--max-old-space-size=${MEMORY_LIMIT_MB}`],
    // Keeps typed arrays and numbers that are not finite.
    serialization: 'advanced',
    // What TensorFlow prints would tear the screen.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: environment(),
  });
  let listener: HostListener | null = null;
  let words = '';
  const lose = (lost: Lost): void => {
    const heard = listener;
    listener = null;
    onEnd();
    heard?.onLost(lost);
  };
  const gone = new Promise<void>(resolve => {
    child.once('close', (code, signal) => {
      lose(lossOf(words, signal ?? `exit ${code}`));
      resolve();
    });
    child.once('error', error => {
      lose({ kind: 'lost', cause: error.message });
      resolve();
    });
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-LAST_WORDS);
  });
  child.on('message', message => listener?.onMessage(message as never));
  return {
    kind: 'process',
    send: command => {
      // A process that is just dying cannot be written to; its end is reported by itself.
      if (child.connected) child.send(command, () => undefined);
    },
    listen: next => {
      listener = next;
    },
    hold: keepsAlive => hold(child, keepsAlive),
    end: () => {
      lose({ kind: 'ended', cause: '' });
      // Whoever waits for the end must not be left with nothing that keeps this process alive.
      hold(child, true);
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Everything that ties this process to the child: itself, the channel, the pipe. */
function hold(child: ChildProcess, keepsAlive: boolean): void {
  const tied = [child, child.channel, child.stderr as Socket | null];
  for (const one of tied)
    if (keepsAlive) one?.ref();
    else one?.unref();
}

/** TensorFlow reads its own when it is loaded. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return { ...inherited, TF_CPP_MIN_LOG_LEVEL: '2', NODE_NO_WARNINGS: '1' };
}

function lossOf(words: string, end: string): Lost {
  if (/heap out of memory|heap limit|bad_alloc/i.test(words)) return { kind: 'memory', cause: end };
  const error = /^(?:\w*Error|F tensorflow).*$/m.exec(words)?.[0];
  return { kind: 'lost', cause: error ? `${end}, ${error}` : end };
}
