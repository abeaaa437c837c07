import type { Raster } from '../../lab/pictures.ts';
import { createRandom } from '../../platform/random.ts';
import { both, type Sample, upTo } from './sample.ts';

type Stroke = readonly (readonly [number, number])[];

const arc = (cx: number, cy: number, rx: number, ry: number, from: number, to: number): Stroke =>
  upTo(25).map(i => {
    const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)] as const;
  });

/** Strokes of the ten digits on a square of side 28. */
const DIGITS: readonly (readonly Stroke[])[] = [
  [arc(14, 14, 6, 9, 0, 360)],
  [
    [
      [11, 8],
      [14.5, 5],
      [14.5, 23],
    ],
  ],
  [
    arc(14, 10, 6, 5, 190, 380),
    [
      [19, 13],
      [8, 23],
      [21, 23],
    ],
  ],
  [arc(13, 9.5, 5.5, 4.5, 200, 450), arc(13, 18.5, 6.5, 4.8, -90, 150)],
  [
    [
      [17, 5],
      [7, 17],
      [21, 17],
    ],
    [
      [17, 5],
      [17, 23],
    ],
  ],
  [
    [
      [19, 5],
      [9.5, 5],
      [9, 13],
    ],
    arc(13, 17, 6.5, 6, -120, 140),
  ],
  [arc(19, 17, 11, 12, 180, 262), arc(14, 17.5, 5.5, 5.5, 0, 360)],
  [
    [
      [7, 6],
      [20, 6],
      [12, 23],
    ],
  ],
  [arc(14, 9.5, 4.8, 4.5, 0, 360), arc(14, 18.5, 5.8, 4.6, 0, 360)],
  [
    arc(14, 10.5, 5.5, 5.3, 0, 360),
    [
      [19.4, 11],
      [17.5, 23],
    ],
  ],
];

function distance(
  x: number,
  y: number,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

/** A digit of 28×28 pixels, slanted by `slant`. */
export function digit(n: number, slant = 0): Raster {
  const strokes = DIGITS[n % 10] ?? [];
  const pixels = Float32Array.from({ length: 784 }, (_, i) => {
    const y = Math.floor(i / 28) + 0.5;
    const x = (i % 28) + 0.5 + slant * (y - 14);
    const nearest = Math.min(
      ...strokes.flatMap(stroke => stroke.slice(1).map((end, k) => distance(x, y, stroke[k] ?? end, end))),
    );
    return Math.max(0, Math.min(1, 2.1 - nearest));
  });
  return { pixels, width: 28, height: 28, channels: 1 };
}

/** What a kernel of 3×3 answers to an image, about 0.5 as zero. */
function featureMap({ pixels, width, height }: Raster, kernel: readonly number[]): Raster {
  const out = Float32Array.from({ length: (width - 2) * (height - 2) }, (_, i) => {
    const [x, y] = [i % (width - 2), Math.floor(i / (width - 2))];
    const sum = kernel.reduce(
      (total, weight, k) => total + weight * (pixels[(y + Math.floor(k / 3)) * width + x + (k % 3)] ?? 0),
      0,
    );
    return Math.max(0, Math.min(1, 0.5 + sum / 8));
  });
  return { pixels: out, width: width - 2, height: height - 2, channels: 1 };
}

/** A street: sky, road, a red car and a tree. */
function street(width: number, height: number): Raster {
  const pixels = new Float32Array(width * height * 3);
  const colorAt = (x: number, y: number): readonly [number, number, number] => {
    const [u, v] = [x / width, y / height];
    if (Math.hypot((u - 0.8) * 1.5, v - 0.34) < 0.19) return [0.16, 0.5 + 0.1 * Math.sin(x * 2.3 + y), 0.2];
    if (Math.abs(u - 0.8) < 0.022 && v > 0.45 && v < 0.74) return [0.4, 0.27, 0.15];
    const wheel = Math.min(Math.hypot((u - 0.24) * 1.5, v - 0.8), Math.hypot((u - 0.46) * 1.5, v - 0.8));
    if (wheel < 0.07) return [0.08, 0.08, 0.09];
    if (u > 0.15 && u < 0.56 && v > 0.62 && v < 0.79) return [0.78, 0.13, 0.12];
    if (u > 0.24 && u < 0.46 && v > 0.5 && v <= 0.62)
      return u > 0.34 && u < 0.36 ? [0.78, 0.13, 0.12] : [0.62, 0.8, 0.9];
    if (v > 0.74) return [0.33, 0.33, 0.35];
    if (v > 0.6) return [0.36, 0.55, 0.28];
    return [0.45 + 0.35 * v, 0.66 + 0.25 * v, 0.92];
  };
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels.set(colorAt(x, y), (y * width + x) * 3);
  return { pixels, width, height, channels: 3 };
}

const random = createRandom(2, 'masks');
const mask = (rate: number): number[] => upTo(96).map(() => (random() < rate ? 0 : 1));

const five = digit(5);
const kernels = [
  ['原图', 'input', null],
  ['竖边', 'upright edges', [-1, 0, 1, -2, 0, 2, -1, 0, 1]],
  ['横边', 'level edges', [-1, -2, -1, 0, 0, 0, 1, 2, 1]],
  ['模糊', 'blur', [0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4]],
] as const;

/** Pictures of images, and of what is drawn by units. */
export const imageSamples: readonly Sample[] = [
  {
    id: 'images',
    title: both('十个手写数字', 'Ten handwritten digits'),
    rows: 24,
    of: 'picture',
    picture: {
      kind: 'images',
      scale: 'grey',
      items: upTo(10).map(n => ({ label: both(String(n), String(n)), raster: digit(n, 0.12 * ((n % 3) - 0.5)) })),
    },
  },
  {
    id: 'feature-maps',
    title: both('三个卷积核看到的“5”', 'A five as three kernels see it'),
    rows: 14,
    of: 'picture',
    picture: {
      kind: 'images',
      scale: 'signed',
      items: kernels.map(([zh, en, kernel]) => ({
        label: both(zh, en),
        raster: kernel ? featureMap(five, kernel) : featureMap(five, [0, 0, 0, 0, 4, 0, 0, 0, 0]),
      })),
    },
  },
  {
    id: 'masks',
    title: both('丢弃法：同一层的三次抽取，丢弃率 0.5', 'Dropout: three draws for one layer at rate 0.5'),
    rows: 9,
    of: 'picture',
    picture: {
      kind: 'masks',
      cols: 12,
      rows: 8,
      masks: upTo(3).map(i => ({ label: both(`第 ${i + 1} 次`, `draw ${i + 1}`), kept: mask(0.5) })),
    },
  },
  {
    id: 'boxes',
    title: both('目标检测：真实框与预测框', 'Detection: true and predicted boxes'),
    rows: 24,
    of: 'picture',
    picture: {
      kind: 'boxes',
      raster: street(96, 64),
      boxes: [
        { label: both('汽车', 'car'), x: 14, y: 31, width: 41, height: 25, role: 'truth' },
        { label: both('树', 'tree'), x: 64, y: 10, width: 26, height: 38, role: 'truth' },
        { label: both('汽车', 'car'), x: 19, y: 27, width: 42, height: 26, role: 'prediction', score: 0.93 },
        { label: both('行人', 'person'), x: 3, y: 8, width: 9, height: 20, role: 'prediction', score: 0.41 },
      ],
    },
  },
];
