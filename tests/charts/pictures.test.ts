import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPicture } from '../../src/charts/index.ts';
import type { Picture } from '../../src/lab/types.ts';
import { both, framed, look } from './helpers.ts';

const draw = (picture: Picture, columns: number, rows: number, how = look()) =>
  framed(drawPicture(picture, { columns, rows }, how).lines);

const diagonal: Picture = {
  kind: 'field',
  values: Float32Array.from({ length: 64 }, (_, i) => (i % 8 > Math.floor(i / 8) ? 1 : 0)),
  cols: 8,
  rows: 8,
  domain: [-1, 1, -1, 1],
  range: [0, 1],
  scale: 'classes',
  points: [
    { x: -0.6, y: -0.6, label: 0 },
    { x: 0.6, y: 0.7, label: 1 },
    { x: 0.7, y: -0.9, label: 1 },
    { x: 9, y: 9, label: 1 },
  ],
  path: [],
};

const bowl: Picture = {
  ...diagonal,
  values: Float32Array.from({ length: 64 }, (_, i) => ((i % 8) - 3.5) ** 2 + (Math.floor(i / 8) - 3.5) ** 2),
  range: [0, 25],
  scale: 'height',
  points: [],
  path: [
    { x: -0.9, y: 0.9 },
    { x: -0.3, y: 0.2 },
    { x: 0, y: 0 },
    { x: Number.NaN, y: 0 },
  ],
};

test('a field without colour shows its sides, the line between them and the points', () => {
  expect(draw(diagonal, 34, 10)).toMatchInlineSnapshot(`
    "
     ○  class 0  ▒●▒ class 1          |
     1    █████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
              █████▒▒▒▒▒▒▒▒▒▒▒▒●▒▒▒▒▒▒|
                  ████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
                     █████▒▒▒▒▒▒▒▒▒▒▒▒|
                         █████▒▒▒▒▒▒▒▒|
                             █████▒▒▒▒|
             ○                   █████|
    -1                           ●    |
       -1                            1|
    "
  `);
  expect(draw(diagonal, 34, 10, look('zh', 'ascii'))).toMatchInlineSnapshot(`
    "
     o  类 0  +x+ 类 1  # 边界        |
     1    #####+++++++++++++++++++++++|
              #####++++++++++++x++++++|
                  ####++++++++++++++++|
                     #####++++++++++++|
                         #####++++++++|
                             #####++++|
             o                   #####|
    -1                           x    |
       -1                            1|
    "
  `);
});

test('heights are digits in ASCII, with the path over them', () => {
  expect(draw(bowl, 34, 10, look('en', 'ascii'))).toMatchInlineSnapshot(`
    "
    0 024689 25   S start  E end      |
     1 9S**877665555555555555667788999|
       7776***433332222222333344556777|
       5554433****11111111111223344555|
       5544322111o****0000001112234455|
       554432211100000E000001112234455|
       5554433221111111111111223344555|
       7776554433332222222333344556777|
    -1 9998877665555555555555667788999|
       -1                            1|
    "
  `);
});

test('half blocks carry two pixels in a cell; equal ones become one background', () => {
  const field: Picture = { ...diagonal, values: Float32Array.from([0, 1, 1, 1]), cols: 2, rows: 2, points: [] };
  expect(drawPicture(field, { columns: 2, rows: 1 }, look('en', 'full', 3)).lines).toMatchInlineSnapshot(`
    [
      "[38;2;40;110;172;48;2;187;98;10m▀ [39;49m",
    ]
  `);
});

test('the safe tier draws fields with backgrounds only', () => {
  const [row] = drawPicture(diagonal, { columns: 8, rows: 1 }, look('en', 'safe', 3)).lines;
  expect(row!.replaceAll(/\x1b\[[\d;]*m/g, '').replaceAll(/[ox]/g, ' ')).toBe(' '.repeat(8));
});

test('the text of a field counts what is judged right, and says where a path leads', () => {
  expect(drawPicture(diagonal, { columns: 9, rows: 9 }, look()).text).toMatchInlineSnapshot(
    `"44 % of the plane is judged class 1; 2 of 3 points are judged right."`,
  );
  expect(drawPicture(diagonal, { columns: 9, rows: 9 }, look('zh')).text).toMatchInlineSnapshot(
    `"平面上 44 % 的面积判为类 1，3 个点中判对 2 个。"`,
  );
  expect(drawPicture(bowl, { columns: 9, rows: 9 }, look()).text).toMatchInlineSnapshot(
    `"Heights from 0.5 to 24.5; the path has 4 points, from (-0.9, 0.9), height 24.5, to (0, 0), height 0.5, then it is not finite."`,
  );
});

const network: Picture = {
  kind: 'network',
  layers: [2, 4, 1],
  weights: [
    [
      [0.5, -1.2, 0.03, 2.1],
      [-0.7, 0.9, 1.1, -0.2],
    ],
    [[1.3], [-0.4], [0.8], [-2.25]],
  ],
  values: [[1, -0.5], [0.7, 0, 0.52, 0.99], [0.731]],
};

test('a small network shows every unit and every weight', () => {
  const drawing = draw(network, 60, 12);
  expect(drawing).toMatchInlineSnapshot(`
    "
     input                     hidden                    output |
                                                                |
                  ⢀⣀⣀⣀ 0.50 ⠔⡲⠖( 0.70)⠒⠤⣀                       |
    ( 1.00)⢶⣖⡊⠭⠍ -1.20 ⡀  ⡠⠂           1.30 ⢄⣀                  |
            ⠈⠙⠶⣅⡀⠄  -0.70 ⠉⢁⣀⠶⠒( 0.00) -0.40  ⠉⠒⠤⣀⡀             |
               ⠈⠙⠳⣤⣁⠔⠂  0.90                ⠉⠁ ⠒⠂ ⠬⡑⠢⡤⣀         |
                 ⠔⣁⠭⠷⢮⣉ 0.03                 ⣀⣀⣀⣀⣀⠤⠤⠤⣬⡕⠛⠶( 0.73)|
             ⣀⡲⠕⠊⠉ 1.10 ⢦⣤⡤⠤⠔⠓⠒( 0.52) 0.80 ⠉  ⣀⡀ ⠶⠆ ⠉⠁         |
    (-0.50)⠚⠛⠊⠉⠍⠉⠍⠁⡀ ⡀ ⡀ 2.10          -2.25 ⠃ ⠉⠁               |
                      -0.20 ⠈⠛⠳( 0.99)⠶⠃ ⠉                      |
                                                                |
                                                                |
    "
  `);
  for (const weight of [
    '0.50',
    '-1.20',
    '0.03',
    '2.10',
    '-0.70',
    '0.90',
    '1.10',
    '-0.20',
    '1.30',
    '-0.40',
    '0.80',
    '-2.25',
  ])
    expect(drawing).toContain(` ${weight} `);
});

test('units that do not fit are counted', () => {
  const big: Picture = { kind: 'network', layers: [784, 32, 10], weights: [] };
  expect(draw(big, 30, 6, look('zh'))).toMatchInlineSnapshot(`
    "
    ( )           ( )          ( )|
    ( )           ( )          ( )|
    ( )           ( )          ( )|
    ( )           ( )          ( )|
    ( )           ( )          ( )|
    +779          +27          +5 |
    "
  `);
  expect(drawPicture(big, { columns: 30, rows: 6 }, look()).text).toBe('Network 784-32-10, 0 weights.');
});

test('layers that do not fit are counted', () => {
  const deep: Picture = { kind: 'network', layers: [1, 1, 1, 1, 1, 1, 1, 1], weights: [] };
  expect(draw(deep, 17, 3)).toContain('+5');
});

const bars: Picture = {
  kind: 'bars',
  log: true,
  items: [
    { label: both('第 1 层', 'layer 1'), value: 2e-9 },
    { label: both('第 2 层', 'layer 2'), value: 0.04 },
    { label: both('零', 'zero'), value: 0 },
    { label: both('坏', 'broken'), value: Number.NaN },
  ],
};

test('bars on a log scale', () => {
  expect(draw(bars, 40, 5)).toMatchInlineSnapshot(`
    "
    layer 1 █                           2e-9|
    layer 2 ███████████████████████▊    0.04|
       zero                             0   |
     broken ✗                         NaN   |
            1e-9    log scale     0.1       |
    "
  `);
  expect(draw(bars, 40, 5, look('zh', 'safe'))).toMatchInlineSnapshot(`
    "
    第 1 层 ⣿                           2e-9|
    第 2 层 ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿    0.04|
         零                             0   |
         坏 ✗                         NaN   |
            1e-9    对数刻度      0.1       |
    "
  `);
});

test('whiskers reach from low to high, negative bars to the left of zero, and what does not fit is counted', () => {
  const items = [
    { label: both('甲', 'a'), value: -1, low: -1.5, high: -0.5 },
    { label: both('乙', 'b'), value: 2 },
    { label: both('丙', 'c'), value: 1 },
  ];
  expect(draw({ kind: 'bars', log: false, items }, 30, 4)).toMatchInlineSnapshot(`
    "
    a ├──┼───┤██▊               -1|
    b            ██████████████  2|
    c            ██████▉         1|
      -1.5                    2   |
    "
  `);
  expect(draw({ kind: 'bars', log: false, items }, 30, 2)).toMatchInlineSnapshot(`
    "
    a ├──┼───┤██▊               -1|
      + 2 more                    |
    "
  `);
});

test('the text of bars names them, or the ends where they are many', () => {
  expect(drawPicture(bars, { columns: 9, rows: 9 }, look()).text).toBe(
    'layer 1 2e-9, layer 2 0.04, zero 0, broken NaN.',
  );
  const many: Picture = {
    ...bars,
    items: Array.from({ length: 9 }, (_, i) => ({ label: both(`${i}`, `n${i}`), value: i - 4 })),
  };
  expect(drawPicture(many, { columns: 9, rows: 9 }, look()).text).toBe('9 bars, largest n8 4, least n0 -4.');
});

test('a curve against x, with marks', () => {
  const x = Array.from({ length: 81 }, (_, i) => i / 10 - 4);
  const sigmoid = { label: both('σ', 'σ'), values: x.map(v => 1 / (1 + Math.exp(-v))) };
  const curve: Picture = { kind: 'curve', x, series: [sigmoid], marks: [2] };
  expect(draw(curve, 40, 9)).toMatchInlineSnapshot(`
    "
    ⠒⠒ σ                                    |
    1.0 ┤                         ⣀⣠⠤⠤⠒⠒⠒⠒⠒⠉|
        │                    ⢀⡠⠔⠚⠉ ●        |
        │                 ⢀⠤⠒⠉     ╎        |
    0.5 ┤              ⣀⠤⠒⠉        ╎        |
        │          ⣀⡤⠔⠊⠁           ╎        |
    0.0 ┤⣀⠤⠤⠤⠤⠤⠒⠒⠋⠉                ╎        |
        └┬────────┬───────┬────────┬───────┬|
    x    -4       -2      0        2       4|
    "
  `);
  expect(draw(curve, 40, 9, look('en', 'ascii'))).toMatchInlineSnapshot(`
    "
    -- sigma                                |
    1.0 +                          .--------|
        |                    .-----o        |
        |                .---'     :        |
    0.5 +             .--'         :        |
        |        .----'            :        |
    0.0 +--------'                 :        |
        ++--------+-------+--------+-------+|
    x    -4       -2      0        2       4|
    "
  `);
});

const ledger: Extract<Picture, { kind: 'ledger' }> = {
  kind: 'ledger',
  current: 2,
  note: both('误差往回传。', 'The error goes back.'),
  rows: [
    { section: both('前向', 'Forward'), name: 'z', formula: 'w·x + b', value: 0.35 },
    { section: both('前向', 'Forward'), name: 'a', formula: 'σ(z)', value: 0.58661 },
    { section: both('反向', 'Backward'), name: 'δ', formula: 'a − y', value: -12.5 },
    { section: both('反向', 'Backward'), name: '∂L/∂w', formula: 'δ · x', value: null },
  ],
};

test('a ledger aligns its values, marks the current line and leaves out what is not reached', () => {
  expect(draw(ledger, 34, 8)).toMatchInlineSnapshot(`
    "
    Forward                           |
      z     = w·x + b    0.35         |
      a     = σ(z)       0.5866       |
    Backward                          |
    ▸ δ     = a − y    -12.5          |
      ∂L/∂w = δ · x                   |
                                      |
    The error goes back.              |
    "
  `);
  expect(draw(ledger, 34, 8, look('zh', 'ascii'))).toMatchInlineSnapshot(`
    "
    前向                              |
      z     = w*x + b      0.35       |
      a     = sigma(z)     0.5866     |
    反向                              |
    > delta = a - y      -12.5        |
      dL/dw = delta * x               |
                                      |
    误差往回传。                      |
    "
  `);
});

test('the current line is always in view', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 1, max: 12 }), (current, rows) => {
      const long: Picture = {
        ...ledger,
        current,
        rows: Array.from({ length: 40 }, (_, i) => ({
          section: both(`段 ${i >> 3}`, `part ${i >> 3}`),
          name: `n${i}`,
          formula: '',
          value: i,
        })),
      };
      expect(drawPicture(long, { columns: 30, rows }, look()).lines.join('\n')).toContain(`▸ n${current} `);
    }),
  );
});
