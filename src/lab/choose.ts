import { BACKENDS, type Backend } from '../engine/choice.ts';
import type { Bilingual } from '../platform/language.ts';
import { type Attempt, startAttempt } from './attempt.ts';
import { fallbackFrom, isLasting, workerKilled } from './failure.ts';
import { nativePlace } from './home.ts';
import type { Failed } from './protocol.ts';
import { keepSpeeds, knownSpeeds, rank, sizeClass } from './speeds.ts';
import type { Experiment, ParamValues } from './types.ts';

/** Backends in the order in which a run tries them; never empty. */
export type Chain = readonly Backend[];

export type Choice = {
  readonly chain: Chain;
  /** What failed while it was measured; for the learner, a line each. */
  readonly passedOver: readonly { readonly from: Backend; readonly to: Backend; readonly message: Bilingual }[];
};

/** Ms of timed frames for each backend; with the first frame, three of them take about 0.3 s on networks of lesson size. */
const BUDGET = 50;
/** A backend that is not done after so many times what the first one took will not beat it: it is ended. */
const PATIENCE = 1.5;
/** Ms that a backend has in any case, because its first frame finds everything cold; the library of native most of all. */
const COLD_START: Readonly<Record<Backend, number>> = { wasm: 120, cpu: 120, native: 500 };
/** Not even the first backend is waited for longer, in ms. */
const LONGEST = 3000;

/** Backends that broke in this process and would break again. */
const broken = new Set<Backend>();

/** Passes a backend over from now on, when a failure like this one would come again. */
export function noteFailure(backend: Backend, failed: Failed): void {
  if (isLasting(failed)) broken.add(backend);
}

/** Forgets which backends broke. */
export function forgetFailures(): void {
  broken.clear();
}

function candidates(): Chain {
  const installed = BACKENDS.filter(backend => backend !== 'native' || nativePlace() !== null);
  const sound = installed.filter(backend => !broken.has(backend));
  return sound.length > 0 ? sound : installed;
}

/** The order for a run, when it is known without measuring. */
export function knownChain(experiment: Experiment, params: ParamValues): Chain | null {
  const chain = candidates();
  const speeds = knownSpeeds(sizeClass(experiment, params));
  return chain.length === 1 || chain.every(backend => speeds[backend] !== undefined) ? rank(chain, speeds) : null;
}

/** Without what broke since the order was made. */
export function soundOf(chain: Chain): Chain {
  const sound = chain.filter(backend => !broken.has(backend));
  return sound.length > 0 ? sound : chain;
}

/**
 * Measures the first frames of this run on every backend that is installed, one after the other, and keeps what it finds.
 * Never rejects: a backend that fails is passed over. When `signal` is aborted it resolves at once.
 */
export async function chooseChain(experiment: Experiment, params: ParamValues, signal: AbortSignal): Promise<Choice> {
  const size = sizeClass(experiment, params);
  const speeds: Partial<Record<Backend, number>> = { ...knownSpeeds(size) };
  const failures = new Map<Backend, Failed>();
  const first = candidates()[0];
  let others = LONGEST;
  const time = async (backend: Backend): Promise<void> => {
    if (signal.aborted || failures.has(backend)) return;
    const allowed = backend === first ? LONGEST : Math.max(COLD_START[backend], others);
    const { measured, ms } = await measure(experiment, params, backend, allowed, signal);
    if (backend === first) others = Math.min(LONGEST, PATIENCE * ms);
    if (typeof measured === 'number') speeds[backend] = Math.min(measured, speeds[backend] ?? measured);
    else failures.set(backend, measured);
  };
  for (const backend of candidates()) if (speeds[backend] === undefined) await time(backend);
  // The first to be measured met cold compilers: it is not passed over before it has had the chance of the last.
  if (first && rank(candidates(), speeds)[0] !== first) await time(first);
  for (const [backend, failed] of failures) noteFailure(backend, failed);
  const chain = rank(candidates(), speeds);
  if (!signal.aborted && failures.size === 0) keepSpeeds(size, speeds);
  return { chain, passedOver: [...failures].flatMap(([from, failed]) => passedOver(from, chain, failed)) };
}

/** Failures that are not the backend's are left to the run, which meets them again. */
function passedOver(from: Backend, [to]: Chain, failed: Failed): Choice['passedOver'] {
  const fallback = to !== undefined && to !== from ? fallbackFrom(failed, from, to) : null;
  return fallback ? [fallback] : [];
}

type Measured = {
  /** Ms of a frame, or how it failed. */
  readonly measured: number | Failed;
  /** How long it took, from when the backend stood. */
  readonly ms: number;
};

function measure(
  experiment: Experiment,
  params: ParamValues,
  backend: Backend,
  allowed: number,
  signal: AbortSignal,
): Promise<Measured> {
  const { id } = experiment;
  const command = { kind: 'measure', experiment: id, params, seed: 1, backend, budget: BUDGET } as const;
  return new Promise(resolve => {
    let timer: NodeJS.Timeout | null = null;
    let begin = performance.now();
    const abort = (): void => attempt.kill(workerKilled());
    const attempt: Attempt = startAttempt(command, true, message => {
      if (message.kind === 'ready') {
        begin = performance.now();
        timer = setTimeout(abort, allowed);
      }
      if (message.kind !== 'measured' && message.kind !== 'failed') return;
      if (timer) clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      const ms = performance.now() - begin;
      if (message.kind === 'measured') resolve({ measured: message.msPerFrame, ms });
      else resolve({ measured: message.code === 'worker-killed' ? Number.POSITIVE_INFINITY : message, ms });
    });
    signal.addEventListener('abort', abort);
  });
}
