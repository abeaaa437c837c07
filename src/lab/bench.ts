import type { Backend } from '../engine/choice.ts';
import type { NetId } from '../models/reference/names.ts';
import { startAttempt } from './attempt.ts';
import type { Progress } from './evaluate.ts';
import { workerKilled } from './failure.ts';
import type { Failed } from './protocol.ts';

export type BenchOptions = {
  readonly nets: readonly NetId[];
  readonly backends: readonly Backend[];
  /** Backends take turns so many times. */
  readonly rounds: number;
  /** Ms of one measurement. */
  readonly ms: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
};

/** Steps per second, the median of the rounds; or why there is none. */
export type BenchRow = { readonly id: NetId; readonly backend: Backend } & (
  | { readonly kind: 'measured'; readonly stepsPerSecond: number }
  | { readonly kind: 'failed'; readonly failed: Failed }
);

/**
 * Measures each net on each backend. Backends take turns, so that whatever else the machine does meets all of them. A backend
 * that fails on a net is not asked again for it. When `signal` is aborted, what is whole so far is returned.
 */
export async function bench(options: BenchOptions): Promise<BenchRow[]> {
  const { nets, backends, rounds, signal, onProgress } = options;
  const rows: BenchRow[] = [];
  const of = nets.length * backends.length * rounds;
  let finished = 0;
  for (const id of nets) {
    const times = new Map<Backend, number[]>(backends.map(backend => [backend, []]));
    const failures = new Map<Backend, Failed>();
    for (let round = 0; round < rounds; round++) {
      for (const backend of backends) {
        if (signal.aborted) return rows;
        const outcome = failures.get(backend) ?? (await measure(id, backend, options));
        if (typeof outcome === 'number') times.get(backend)?.push(outcome);
        else failures.set(backend, outcome);
        finished++;
        onProgress({ finished, of, share: finished / of });
      }
    }
    if (signal.aborted) return rows;
    for (const backend of backends) rows.push(rowOf(id, backend, times.get(backend) ?? [], failures.get(backend)));
  }
  return rows;
}

function rowOf(id: NetId, backend: Backend, times: readonly number[], failed: Failed | undefined): BenchRow {
  if (failed) return { id, backend, kind: 'failed', failed };
  const sorted = [...times].sort((a, b) => a - b);
  return {
    id,
    backend,
    kind: 'measured',
    stepsPerSecond: 1000 / (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN),
  };
}

function measure(net: NetId, backend: Backend, { ms, signal }: BenchOptions): Promise<number | Failed> {
  return new Promise(resolve => {
    const abort = (): void => attempt.kill(workerKilled());
    const attempt = startAttempt({ kind: 'bench', net, backend, seed: 1, ms }, true, message => {
      if (message.kind !== 'measured' && message.kind !== 'failed') return;
      signal.removeEventListener('abort', abort);
      resolve(message.kind === 'measured' ? message.msPerFrame : message);
    });
    signal.addEventListener('abort', abort);
  });
}
