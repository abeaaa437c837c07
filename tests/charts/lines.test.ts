import { expect, test } from 'vitest';
import { drawLines, type LinesSpec, sparkline } from '../../src/charts/index.ts';
import { both, framed, look } from './helpers.ts';

const steps = Array.from({ length: 101 }, (_, i) => i);
const falling = { label: both('训练', 'train'), steps, values: steps.map(i => Math.exp(-i / 20)) };
const level = { label: both('验证', 'val'), steps, values: steps.map(() => 0.5) };
const diverging = {
  label: both('学习率 5', 'rate 5'),
  steps: [0, 1, 2, 3, 4, 5, 6],
  values: [1, 2, 4, 8, 16, 32, Number.NaN],
};
const small = { columns: 40, rows: 9 };

const draw = (spec: LinesSpec, how = look(), size = small) => framed(drawLines(spec, size, how).lines);

test('two curves have keys of their own, values, axes and ticks', () => {
  expect(draw({ log: false, series: [falling, level] })).toMatchInlineSnapshot(`
    "
    ── train 0.00674  ━━ val 0.5            |
    1.0 ┤╮                                  |
        │╰─╮                                |
        │━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━|
    0.5 ┤    ╰───╮                          |
        │        ╰───────╮                  |
    0.0 ┤                ╰──────────────────|
        └┬────────────────┬────────────────┬|
    step 0                50             100|
    "
  `);
});

test('the same in ASCII and Chinese', () => {
  expect(draw({ log: false, series: [falling, level] }, look('zh', 'ascii'))).toMatchInlineSnapshot(`
    "
    -- 训练 0.00674  == 验证 0.5            |
    1.0 +.                                  |
        |\`-.                                |
        |===================================|
    0.5 +    \`---.                          |
        |        \`-------.                  |
    0.0 +                \`------------------|
        ++----------------+----------------+|
    步   0                50             100|
    "
  `);
});

test('a wide chart names the curves at their ends', () => {
  expect(draw({ log: false, series: [falling, level] }, look(), { columns: 60, rows: 8 })).toMatchInlineSnapshot(`
    "
    ── train 0.00674  ━━ val 0.5                                |
    1.0 ┤╮                                                      |
        │╰───╮                                                  |
    0.5 ┤━━━━━──━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ val  |
        │         ╰──────────╮                                  |
    0.0 ┤                    ╰──────────────────────────── train|
        └┬─────────┬────────┬─────────┬────────┬─────────┬      |
    step 0         20       40        60       80       100     |
    "
  `);
});

test('a run that stops being finite is marked at its step, on a log axis that reaches to the last step', () => {
  expect(draw({ log: true, series: [diverging], xMax: 20 })).toMatchInlineSnapshot(`
    "
    ⠒⠒ rate 5 ✗ at step 6                   |
       │       ⢀⠔⠁ ✗ at step 6              |
       │      ⢠⠊                            |
    10 ┤     ⡔⠁                             |
       │   ⡠⠊                               |
       │  ⡔⠁                                |
     1 ┤⡠⠊                                  |
       └┬────────┬────────┬───────┬────────┬|
        0        5        10      15      20|
    "
  `);
});

test('more than three curves are drawn in dots', () => {
  const series = [1, 2, 3, 4].map(k => ({
    ...falling,
    label: both(`${k}`, `${k}`),
    values: falling.values.map(v => v * k),
  }));
  expect(draw({ log: false, series })).toMatchInlineSnapshot(`
    "
    ⠒⠒ 1 0.00674  ⠒⠂ 2 0.0135  ⠂⠂ 3 0.0202  |
    ⠒⠐ 4 0.027                              |
    4 ┤⠱⣀                                   |
      │⠲⢀⠣⢄                                 |
    2 ┤⠤⣀⠑⠢⣑⠤⣄                              |
      │⢤⣀⡉⠒⠬⢈⣒⡫⠶⣦⣄⣀⡀                        |
    0 ┤  ⠈⠉⠙⠒⠒⠚⠚⠭⠾⠿⠿⠿⠿⠶⠶⣶⣶⣤⣤⣤⣤⣤⣤⣤⣤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀|
      └┬──────┬──────┬───────┬──────┬──────┬|
       0      20     40      60     80   100|
    "
  `);
});

test('where two level curves coincide both can be seen', () => {
  const other = { ...level, label: both('测试', 'test') };
  expect(draw({ log: false, series: [level, other] }, look(), { columns: 30, rows: 6 })).toMatchInlineSnapshot(`
    "
    ── val 0.5    ━━ test 0.5     |
    0.55 ┤                        |
    0.50 ┤━━━───━━━───━━━───━━━───|
    0.45 ┤                        |
         └┬───────────┬──────────┬|
    step  0           50       100|
    "
  `);
});

test('one point is a point', () => {
  const series = [{ label: both('点', 'point'), steps: [3], values: [1e-7] }];
  expect(draw({ log: false, series }, look(), { columns: 24, rows: 6 })).toMatchInlineSnapshot(`
    "
    ── point 1e-7           |
    1.1e-7┤                 |
      1e-7┤        ●        |
      9e-8┤                 |
          └────────┬────────|
    step           3        |
    "
  `);
});

test('a low chart is one sparkline a series', () => {
  expect(
    draw({ log: false, series: [falling, diverging] }, look('zh'), { columns: 40, rows: 3 }),
  ).toMatchInlineSnapshot(`
    "
    训练     █▇▅▄▃▃▂▂▂▁▁▁▁▁▁▁▁▁▁▁▁   0.00674|
    学习率 5 ▁▁▁▁▁▁▁▁▂▂▃▃▄▅▆▇█✗✗✗✗ ✗ 第 6 步|
                                            |
    "
  `);
});

test('nothing to show is said', () => {
  expect(draw({ log: false, series: [] }, look('zh'), { columns: 20, rows: 3 })).toMatchInlineSnapshot(`
    "
                        |
         还没有数据     |
                        |
    "
  `);
});

test('colours are sent once a run of cells, and each curve has its own', () => {
  const [legend] = drawLines({ log: false, series: [falling, level] }, small, look('en', 'full', 3)).lines;
  expect(legend).toContain('\x1b[38;2;86;180;233m── train 0.00674');
  expect(legend).toContain('\x1b[38;2;230;159;0m━━ val 0.5');
});

test('a zero on a log axis leaves a gap and is said', () => {
  const series = [{ label: both('梯度', 'gradient'), steps: [0, 1, 2, 3], values: [1, 0.1, 0, 0.01] }];
  expect(drawLines({ log: true, series }, small, look()).text).toContain('not shown on the log axis: 1 not positive');
});

test('the text says where each curve begins, ends, and stops being finite', () => {
  const spec = { log: false, series: [falling, diverging] };
  expect(drawLines(spec, small, look()).text).toMatchInlineSnapshot(
    `"Train falls from 1 at step 0 to 0.00674 at step 100; rate 5 rises from 1 at step 0 to 32 at step 5, and is not finite (NaN) at step 6."`,
  );
  expect(drawLines(spec, small, look('zh')).text).toMatchInlineSnapshot(
    `"训练从第 0 步的 1 降到第 100 步的 0.00674；学习率 5 从第 0 步的 1 升到第 5 步的 32，第 6 步起不再是有限的数（NaN）。"`,
  );
});

test('noise about a level is no trend', () => {
  const noisy = { ...level, values: steps.map(i => 0.5 + 0.4 * Math.sin(i * i)) };
  expect(drawLines({ log: false, series: [noisy] }, small, look()).text).toContain('has no overall trend');
});

test('sparklines follow the values', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8, look())).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([0, 3], 4, look('en', 'safe'))).toBe('⣀⣤⣶⣿');
  expect(sparkline([0, 1, Number.NaN, 4], 4, look('en', 'ascii'))).toBe('_.X^');
  expect(sparkline([], 3, look())).toBe('   ');
});

test('lines become dots for three curves, log axes and plateaus, by choice too, and never in ASCII', () => {
  const plateau = { ...falling, values: steps.map(i => Math.exp(-i / 6)) };
  const rows = (spec: Omit<LinesSpec, 'log'> & { log?: boolean }, how = look()) =>
    drawLines({ log: false, ...spec }, small, how).lines.join('');
  const dots = /[\u2800-\u28ff]/;
  expect(rows({ series: [falling, level] })).not.toMatch(dots);
  expect(rows({ series: [falling, level, falling] })).toMatch(dots);
  expect(rows({ series: [falling], log: true })).toMatch(dots);
  expect(rows({ series: [plateau] })).toMatch(dots);
  expect(rows({ series: [level] })).not.toMatch(dots);
  expect(rows({ series: [plateau], style: 'lines' })).not.toMatch(dots);
  expect(rows({ series: [falling], style: 'dots' })).toMatch(dots);
  expect(rows({ series: [falling], style: 'dots' }, look('en', 'ascii'))).not.toMatch(dots);
});

test('on a logarithmic x axis decades are equally long', () => {
  const series = [{ label: both('甲', 'a'), steps: [1, 10, 100, 1000], values: [0, 1, 2, 3] }];
  const axis = drawLines({ log: false, logX: true, series }, small, look()).lines.at(-2) ?? '';
  const at = [...axis].flatMap((glyph, i) => (glyph === '┬' ? [i] : []));
  const gaps = at.slice(1).map((column, i) => column - (at[i] ?? 0));
  expect(at).toHaveLength(4);
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
});

test('an infinite value is a gap with a mark, not a line to the edge', () => {
  const values = [1, 2, Number.POSITIVE_INFINITY, 4, 5];
  const series = [{ label: both('甲', 'a'), steps: [0, 1, 2, 3, 4], values }];
  for (const log of [false, true]) {
    const { lines } = drawLines({ log, series }, small, look());
    expect(lines.slice(1).filter(line => line.includes('✗'))).toHaveLength(1);
    expect(lines[1]).not.toMatch(/[\u2801-\u28ff].*✗/);
  }
});

const earlier = { steps: [0, 25, 50, 75, 100], values: [1, 0.9, 0.7, 0.65, 0.6] };
const later = { steps: [0, 25, 50, 75, 100], values: [1, 0.5, 0.2, 0.15, 0.1] };
const compared = [
  { ...later, label: both('现在', 'now') },
  { ...earlier, label: both('原来', 'before'), twinOf: 0 },
];

test('the curve of an earlier run lies dotted behind its twin', () => {
  expect(
    draw({ log: false, style: 'lines', series: compared }, look(), { columns: 40, rows: 9 }),
  ).toMatchInlineSnapshot(`
    "
    ── now 0.1    ┈┈ before 0.6             |
    1.0 ┤─╮┈┈┈┈┈┈┈╮                         |
        │ ╰───╮   ╰┈┈┈┈┈┈┈╮                 |
        │     ╰───╮       ╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈|
    0.5 ┤         ╰────╮                    |
        │              ╰────────────────────|
    0.0 ┤                                   |
        └┬────────────────┬────────────────┬|
    step 0                50             100|
    "
  `);
});

test('an earlier run has the colour of its twin, but dim', () => {
  const [legend = ''] = drawLines(
    { log: false, series: compared },
    { columns: 40, rows: 9 },
    look('en', 'full', 2),
  ).lines;
  expect(legend).toContain('\x1b[38;5;74m── now');
  expect(legend).toMatch(/\x1b\[2m┈┈ before/);
});

test('a cursor gives the numbers of its step, to the eye and to the ear', () => {
  const spec = { log: false, style: 'lines', series: compared, cursor: 50 } as const;
  expect(draw(spec, look(), { columns: 40, rows: 9 })).toMatchInlineSnapshot(`
    "
    ── now 0.2    ┈┈ before 0.7             |
    1.0 ┤─╮┈┈┈┈┈┈┈╮       ╎                 |
        │ ╰───╮   ╰┈┈┈┈┈┈┈╮                 |
        │     ╰───╮       ●┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈|
    0.5 ┤         ╰────╮  ╎                 |
        │              ╰──●─────────────────|
    0.0 ┤                 ╎                 |
        └┬────────────────┬────────────────┬|
    step 0                50             100|
    "
  `);
  const { text } = drawLines(spec, { columns: 40, rows: 9 }, look());
  expect(text).toContain('The cursor is at step 50: now 0.2, before 0.7.');
  expect(drawLines(spec, { columns: 40, rows: 9 }, look('zh')).text).toContain('光标在第 50 步：现在 0.2，原来 0.7。');
});

test('a cursor beyond the end of a curve has its last number', () => {
  const short = { label: both('短', 'short'), steps: [0, 1, 2, 3], values: [4, 3] };
  expect(drawLines({ log: false, series: [short], cursor: 3 }, { columns: 40, rows: 9 }, look()).text).toContain(
    'short 3.',
  );
});
