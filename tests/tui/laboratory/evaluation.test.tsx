import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EvaluateOptions, Evaluation, Progress } from '../../../src/lab/evaluate.ts';
import { xorMlp } from '../../../src/lab/experiments/core/xor-mlp.ts';
import type { FindingReport } from '../../../src/lab/types.ts';
import { COURSE } from '../../support/fixture-lesson.ts';
import { mountTutor } from '../../support/tutor.tsx';

/** The evaluation that the screen asked for, played by the test. */
const asked = vi.hoisted(() => ({
  options: null as null | EvaluateOptions,
  answer: (_: Evaluation): void => undefined,
}));

vi.mock('../../../src/lab/evaluate.ts', async original => ({
  ...(await original<typeof import('../../../src/lab/evaluate.ts')>()),
  evaluate: (_: unknown, options: EvaluateOptions) => {
    asked.options = options;
    return new Promise<Evaluation>(resolve => {
      asked.answer = resolve;
    });
  },
}));
vi.mock('../../../src/lab/client.ts', () => {
  const nothing = (): void => undefined;
  return {
    warmUp: nothing,
    startRun: () => ({ pause: nothing, resume: nothing, step: nothing, set: nothing, stop: async () => undefined }),
  };
});

let mounted: ReturnType<typeof mountTutor> | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await mounted?.unmount();
  mounted = null;
});

const report = (held: number, of: number): FindingReport => ({
  id: xorMlp.findings[0]!.id,
  claim: 'bp.forward',
  verdict: 'supported',
  held,
  of,
  numbers: {},
});

async function opened() {
  mounted = mountTutor({
    course: COURSE,
    screen: { kind: 'laboratory', experiment: 'xor-mlp' },
    columns: 100,
    rows: 30,
  });
  const { type, until } = mounted;
  await until('Predict');
  await type('x');
  return mounted;
}

describe('five seeds', () => {
  it('show how far they are and the time left, and stop at a second m with what is done', async () => {
    const tutor = await opened();
    await tutor.type('m');
    await tutor.until('running seeds 1-5: 0 of');
    expect(asked.options).toMatchObject({ seeds: [1, 2, 3, 4, 5], backend: 'auto' });
    const { signal, onProgress } = asked.options as EvaluateOptions & { onProgress: (progress: Progress) => void };
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 10_000);
    onProgress({ finished: 4, of: 10, share: 0.5 });
    await tutor.until(text => /running seeds 1-5: 4 of 10\s+\d+ s left; m stops/.test(text));
    expect(signal?.aborted).toBe(false);
    await tutor.type('m');
    expect(signal?.aborted).toBe(true);
    asked.answer({ runs: [], findings: [report(2, 2)], done: 5, of: 10, interrupted: true });
    await tutor.until('Stopped early: only the seeds that are done count.');
    await tutor.until('held on 2 of 2 seeds');
  });

  it('run again when asked again after their end', async () => {
    const tutor = await opened();
    await tutor.type('m');
    await tutor.until('running seeds');
    asked.answer({ runs: [], findings: [report(5, 5)], done: 10, of: 10, interrupted: false });
    const text = await tutor.until('held on 5 of 5 seeds');
    expect(text).not.toContain('Stopped early');
    asked.options = null;
    await tutor.type('m');
    await tutor.until('running seeds');
    expect(asked.options).not.toBeNull();
  });
});
