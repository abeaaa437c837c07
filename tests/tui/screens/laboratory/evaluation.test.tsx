import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FindingReport } from '../../../../src/lab/types.ts';
import { evaluation, open, worker } from './harness.tsx';

afterEach(() => vi.restoreAllMocks());

const report = (held: number, of: number): FindingReport => ({
  id: 'activation-needed',
  claim: 'bp.forward',
  verdict: 'supported',
  held,
  of,
  numbers: {},
});

async function evaluating() {
  const tutor = open({ columns: 100, rows: 30, lang: 'en' });
  await tutor.type('x', 'm');
  await tutor.until('running seeds 1-5: 0 of');
  return tutor;
}

describe('five seeds', () => {
  it('show how far they are and the time left, and stop at a second m with what is done', async () => {
    const tutor = await evaluating();
    const now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now + 10_000);
    evaluation.progress(4, 8);
    clock.mockRestore();
    await tutor.until(text => /running seeds 1-5: 4 of 8\s+1\d s left; m stops/.test(text));
    expect(evaluation.aborted()).toBe(false);
    await tutor.type('m');
    expect(evaluation.aborted()).toBe(true);
    evaluation.finish([report(2, 2)], true);
    await tutor.until('Stopped early: only the seeds that are done count.');
    await tutor.until('held on 2 of 2 seeds');
  });

  it('run again when asked again after their end', async () => {
    const tutor = await evaluating();
    evaluation.finish([report(5, 5)]);
    expect(await tutor.until('held on 5 of 5 seeds')).not.toContain('Stopped early');
    await tutor.type('m');
    await tutor.until('running seeds');
    expect(evaluation.aborted()).toBe(false);
  });
});

describe('a backend that fails', () => {
  it('is named in the footer in one line, and the run goes on with another', async () => {
    const tutor = open({ columns: 100, rows: 30, lang: 'en' });
    await tutor.type('x');
    worker.answer({
      kind: 'fallback',
      from: 'native',
      to: 'wasm',
      message: { zh: '后端 native 的内存用完了。', en: 'The native backend ran out of memory.' },
    });
    await tutor.until('The native backend ran out of memory.');
    worker.answer({ kind: 'ready', backend: 'wasm' });
    worker.answer({ kind: 'frames', frames: [{ step: 1, metrics: { loss: 0.5 } }] });
    await tutor.until(text => /wasm.*running/.test(text));
  });
});
