import { describe, expect, it } from 'vitest';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import { judge, verdictOf } from '../../src/lab/judge.ts';
import { resolveParams } from '../../src/lab/params.ts';
import { createRunner, runToEnd } from '../../src/lab/runner.ts';
import type { Finding, RunFunction, RunResult } from '../../src/lab/types.ts';

const params = resolveParams(xorMlp, {});
const base = { experiment: xorMlp, params, seed: 1, backend: 'cpu' } as const;

/** A run that reports the given losses and notes when it is closed. */
function reporting(losses: readonly number[], closed: { yes: boolean } = { yes: false }): RunFunction {
  return async function* () {
    try {
      for (const [i, loss] of losses.entries()) yield { step: i + 1, metrics: { loss } };
      return { loss: losses.at(-1) ?? 0, extra: 1 };
    } finally {
      closed.yes = true;
    }
  };
}

describe('a runner', () => {
  it('keeps every frame and the final metrics', async () => {
    const result = await runToEnd({ ...base, run: reporting([3, 2, 1]) });
    expect(result).toMatchObject({ status: 'finished', steps: 3, metrics: { loss: 1, extra: 1 } });
    expect(result.series).toEqual({ loss: [3, 2, 1] });
    expect(result.card).toMatch(/^xor-mlp@1 .* seed=1 backend=cpu$/);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('ends a run whose loss is %s, at that step', async bad => {
    const closed = { yes: false };
    const result = await runToEnd({ ...base, run: reporting([3, bad, 1], closed) });
    expect(result).toMatchObject({ status: 'diverged', steps: 2 });
    expect(result.series.loss).toEqual([3, bad]);
    expect(closed.yes).toBe(true);
  });

  it('goes on when another metric is not a number', async () => {
    const run: RunFunction = async function* () {
      yield { step: 1, metrics: { loss: 1, ratio: Number.NaN } };
      return {};
    };
    expect((await runToEnd({ ...base, run })).status).toBe('finished');
  });

  it('stops where it is and lets the run clean up', async () => {
    const closed = { yes: false };
    const runner = createRunner({ ...base, run: reporting([3, 2, 1], closed) });
    await runner.next();
    await runner.stop();
    expect(closed.yes).toBe(true);
    expect(await runner.next()).toBeNull();
    expect(runner.result()).toMatchObject({ status: 'stopped', steps: 1 });
  });

  it('gives each purpose its own stream and shows live parameters', async () => {
    const seen: unknown[] = [];
    const run: RunFunction = async function* (context) {
      const [data, again, weights] = ['data', 'data', 'weights'].map(stream => context.random(stream)());
      seen.push(data === again, data === weights);
      yield { step: 1, metrics: {} };
      seen.push(context.params.rate);
      return {};
    };
    const runner = createRunner({ ...base, run });
    await runner.next();
    runner.set({ rate: 7 });
    await runner.next();
    expect(seen).toEqual([true, false, 7]);
  });
});

describe('verdicts', () => {
  it.each([
    [5, 5, 'supported'],
    [0, 5, 'not supported'],
    [4, 5, 'cannot tell'],
    [0, 0, 'cannot tell'],
  ] as const)('%i of %i: %s', (held, of, verdict) => {
    expect(verdictOf(held, of)).toBe(verdict);
  });

  it('are drawn from the variants of each seed; numbers are means', () => {
    const finding: Finding = {
      id: 'f',
      claim: 'c',
      statement: { zh: '甲', en: 'a' },
      variants: { low: { rate: 0.1 }, high: { rate: 1 } },
      check: runs => {
        const gap = runs.high!.metrics.loss! - runs.low!.metrics.loss!;
        return { holds: gap > 1, numbers: { gap } };
      },
    };
    const resultOf = (variant: Record<string, unknown>, seed: number) =>
      ({ metrics: { loss: variant.rate === 1 ? seed : 0 } }) as unknown as RunResult;
    expect(judge(finding, [1, 2, 3], resultOf)).toEqual({
      id: 'f',
      claim: 'c',
      verdict: 'cannot tell',
      held: 2,
      of: 3,
      numbers: { gap: 2 },
    });
  });
});
