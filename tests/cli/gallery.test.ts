import { describe, expect, it } from 'vitest';
import { kindOf, samples } from '../../src/charts/samples/index.ts';
import { width } from '../../src/text/width.ts';
import { useHome } from './run.ts';

const { run } = useHome();

describe('dl-tutor gallery', () => {
  it('shows every sample as plain text where nobody watches, no wider than 80 columns', async () => {
    const { code, out, err } = await run('gallery');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { title } of samples) expect(out).toContain(title.en);
    expect(out).not.toContain('\x1b');
    expect(Math.max(...out.split('\n').map(width))).toBe(80);
    expect(out).toContain('925 of 997 right (93 %).');
  });

  it('shows one kind, at the width that is asked for, in Chinese and ASCII', async () => {
    const { code, out } = await run('gallery confusion --columns 60 --lang zh --glyphs ascii');
    expect(code).toBe(0);
    expect(out).toContain('手写数字的混淆矩阵  (confusion)');
    expect(out).not.toContain('Overfitting');
    const chart = out.split('\n').slice(2, 15);
    expect(chart.map(width)).toEqual(chart.map(() => 60));
    expect(out).toContain('997 个中判对 925 个（93 %）。');
  });

  it('uses the width and the colours of the terminal', async () => {
    const { out } = await run('gallery field', { COLORTERM: 'truecolor' }, { columns: 50, rows: 24 });
    expect(out).toContain('\x1b[48;2;');
    const bare = out.replaceAll(/\x1b\[[\d;]*m/g, '').split('\n');
    expect(Math.max(...bare.map(width))).toBe(50);
  });

  it('lists its kinds as JSON', async () => {
    const { out } = await run('gallery --json');
    const { kinds } = JSON.parse(out) as { kinds: { kind: string; samples: { id: string }[] }[] };
    expect(kinds.map(({ kind }) => kind)).toEqual([...new Set(samples.map(kindOf))]);
    expect(kinds.flatMap(each => each.samples.map(({ id }) => id)).sort()).toEqual(samples.map(({ id }) => id).sort());
  });

  it('names the nearest kind when there is none of that name', async () => {
    const { code, err } = await run('gallery confusoin');
    expect(code).toBe(2);
    expect(err).toContain('There is no kind of chart "confusoin".');
    expect(err).toContain('Did you mean "confusion"?');
  });

  it('refuses a width that is none', async () => {
    const { code, err } = await run('gallery --columns none');
    expect(code).toBe(2);
    expect(err).toContain('--columns');
  });
});
