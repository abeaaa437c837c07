import { parentPort, workerData } from 'node:worker_threads';
import { type StartedBackend, startBackend } from '../engine/backend.ts';
import { openScope } from '../engine/memory.ts';
import { seedMathRandom } from '../engine/random.ts';
import { TutorError } from '../platform/errors.ts';
import { experimentById } from './experiments/index.ts';
import { runs } from './experiments/runs.ts';
import { failedMessage } from './failure.ts';
import { resolveParams } from './params.ts';
import type { Command, RunMessage, StartMessage, WorkerData } from './protocol.ts';
import { createSession, type Session } from './session.ts';

/** Entry of the worker thread. One run at a time; between runs it stays warm. */
const { dist } = workerData as WorkerData;
const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');

let session: Session | null = null;
let early: Exclude<Command, StartMessage>[] = [];
let starting: Promise<void> = Promise.resolve();
let current: (StartedBackend & { readonly choice: string }) | null = null;

const post = (message: RunMessage) => port.postMessage(message);

port.on('message', (command: Command) => {
  if (command.kind === 'start') void start(command);
  else if (session) session.receive(command);
  else early.push(command);
});

// Warm up at once: by the time a learner has predicted, the backend stands.
void useBackend('auto').catch(() => {});

async function start(command: StartMessage): Promise<void> {
  early = [];
  const restore = seedMathRandom(command.seed);
  let close = () => {};
  try {
    const experiment = experimentById(command.experiment);
    const load = runs[command.experiment];
    if (!experiment || !load) throw unknownExperiment(command.experiment);
    const params = resolveParams(experiment, command.params);
    const [{ backend, reason }, run] = [await useBackend(command.backend), await load()];
    post({ kind: 'ready', backend, reason });
    close = openScope();
    const { seed, paused, pictures } = command;
    session = createSession({ experiment, run, params, seed, backend, paused, pictures, post });
    for (const message of early) session.receive(message);
    await session.run();
  } catch (error) {
    post(failedMessage(error));
  } finally {
    session = null;
    close();
    restore();
  }
}

/** Starts a backend unless it stands already; calls queue up, because the library has one backend at a time. */
async function useBackend(choice: StartMessage['backend']): Promise<StartedBackend> {
  const previous = starting;
  let release = () => {};
  starting = new Promise(resolve => {
    release = resolve;
  });
  try {
    await previous;
    if (current?.choice !== choice) current = { ...(await startBackend(choice, dist)), choice };
    return current;
  } finally {
    release();
  }
}

function unknownExperiment(id: string): TutorError {
  return new TutorError(
    'experiment-unknown',
    { zh: `没有名为 ${id} 的实验。`, en: `There is no experiment called ${id}.` },
    { zh: '用 dl-tutor lab list 查看全部实验。', en: 'See them all with: dl-tutor lab list.' },
    2,
  );
}
