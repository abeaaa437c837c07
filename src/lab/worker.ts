import { startBackend } from '../engine/backend.ts';
import type { Backend } from '../engine/choice.ts';
import { openScope, tensorBytes } from '../engine/memory.ts';
import { seedMathRandom } from '../engine/random.ts';
import { TutorError } from '../platform/errors.ts';
import { experimentById } from './experiments/index.ts';
import { runs } from './experiments/runs.ts';
import { failedMessage, outOfMemory, startFailed, TENSOR_LIMIT_MB } from './failure.ts';
import { timeFrames } from './measure.ts';
import { resolveParams } from './params.ts';
import { openPort } from './port.ts';
import type { BenchMessage, ControlMessage, MeasureMessage, StartMessage, Work } from './protocol.ts';
import { createRunner, type RunnerOptions } from './runner.ts';
import { createSession, type Session } from './session.ts';

/** Entry of the worker, in a thread or in a process. One run at a time; between runs it stays warm. */
const port = openPort();
const { post } = port;

let session: Session | null = null;
let early: ControlMessage[] = [];
let starting: Promise<void> = Promise.resolve();

port.listen(command => {
  if (command.kind === 'start') void withRun(command, options => train(command, options));
  else if (command.kind === 'measure') void withRun(command, options => measure(command, options));
  else if (command.kind === 'bench') void withBackend(command, () => bench(command));
  else if (session) session.receive(command);
  else early.push(command);
});

// Warm up at once: by the time a learner has predicted, the backend stands.
void useBackend(port.nativePackage === undefined ? 'wasm' : 'native').catch(() => {});

async function train({ paused, pictures }: StartMessage, options: RunnerOptions): Promise<void> {
  session = createSession({ ...options, paused, pictures, post, poll: checkAndPoll });
  for (const message of early) session.receive(message);
  await session.run();
}

async function measure({ budget }: MeasureMessage, options: RunnerOptions): Promise<void> {
  const runner = createRunner(options);
  const msPerFrame = await timeFrames(runner.next, budget);
  await runner.stop();
  post({ kind: 'measured', msPerFrame });
}

async function bench({ net, seed, ms }: BenchMessage): Promise<void> {
  const { timeNet } = await import('../models/reference/time.ts');
  post({ kind: 'measured', msPerFrame: timeNet(net, seed, ms) });
}

/** What a run and a measurement have in common. */
function withRun(
  command: StartMessage | MeasureMessage,
  work: (options: RunnerOptions) => Promise<void>,
): Promise<void> {
  return withBackend(command, async () => {
    const experiment = experimentById(command.experiment);
    const load = runs[command.experiment];
    if (!experiment || !load) throw unknownExperiment(command.experiment);
    const params = resolveParams(experiment, command.params);
    await work({ experiment, run: await load(), params, seed: command.seed, backend: command.backend });
  });
}

/** Everything stands before the work, and is put away after it. */
async function withBackend({ seed, backend }: Work, work: () => Promise<void>): Promise<void> {
  early = [];
  const restore = seedMathRandom(seed);
  let close = () => {};
  try {
    const problem = await useBackend(backend).then(
      () => null,
      error => startFailed(error, backend),
    );
    if (problem) return post(problem);
    post({ kind: 'ready', backend });
    close = openScope();
    await work();
  } catch (error) {
    post(error instanceof TooManyTensors ? outOfMemory(TENSOR_LIMIT_MB) : failedMessage(error, backend));
  } finally {
    session = null;
    close();
    restore();
  }
}

/** Calls queue up, because the library has one backend at a time. */
async function useBackend(backend: Backend): Promise<void> {
  const previous = starting;
  let release = () => {};
  starting = new Promise(resolve => {
    release = resolve;
  });
  try {
    await previous;
    await startBackend(backend, port.dist, port.nativePackage);
  } finally {
    release();
  }
}

class TooManyTensors extends Error {}

/** Between two frames: tensors lie outside the heap that Node limits, so they are counted here. */
function checkAndPoll(): Promise<void> | void {
  if (tensorBytes() > TENSOR_LIMIT_MB * 2 ** 20) throw new TooManyTensors();
  return port.poll();
}

function unknownExperiment(id: string): TutorError {
  return new TutorError(
    'experiment-unknown',
    { zh: `没有名为 ${id} 的实验。`, en: `There is no experiment called ${id}.` },
    { zh: '用 dl-tutor lab list 查看全部实验。', en: 'See them all with: dl-tutor lab list.' },
    2,
  );
}
