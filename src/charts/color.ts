import { type Color, indexed, indexOf } from './grid.ts';

export type Oklab = readonly [L: number, a: number, b: number];

const linear = (byte: number): number => {
  const v = byte / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};

/** 0xRRGGBB (sRGB) in Oklab (Ottosson 2020), where equal distances look equally different. */
export function oklab(rgb: number): Oklab {
  const r = linear(rgb >> 16);
  const g = linear((rgb >> 8) & 255);
  const b = linear(rgb & 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The first sixteen as xterm draws them; a theme may differ. */
const SYSTEM = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
  0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];
const CUBE = [0, 95, 135, 175, 215, 255];

/** 0xRRGGBB of an entry of xterm's 256 colours. */
export function xtermRgb(index: number): number {
  if (index < 16) return SYSTEM[index] ?? 0;
  if (index >= 232) return (8 + (index - 232) * 10) * 0x010101;
  const i = index - 16;
  return ((CUBE[Math.floor(i / 36)] ?? 0) << 16) | ((CUBE[Math.floor(i / 6) % 6] ?? 0) << 8) | (CUBE[i % 6] ?? 0);
}

let table: readonly Oklab[] | undefined;
const nearestMemo = new Map<number, number>();

/** Index (16 to 255: the part that no theme changes) of the colour nearest in Oklab. */
export function nearest256(rgb: number): number {
  const known = nearestMemo.get(rgb);
  if (known !== undefined) return known;
  table ??= Array.from({ length: 240 }, (_, i) => oklab(xtermRgb(i + 16)));
  const [L, a, b] = oklab(rgb);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  table.forEach((c, i) => {
    const distance = (c[0] - L) ** 2 + (c[1] - a) ** 2 + (c[2] - b) ** 2;
    if (distance < least) {
      least = distance;
      best = i + 16;
    }
  });
  nearestMemo.set(rgb, best);
  return best;
}

export function toRgb(color: Color): number {
  const index = indexOf(color);
  return index === null ? color : xtermRgb(index);
}

/** Relative luminance, 0 to 1 (WCAG 2). */
export function luminance(rgb: number): number {
  return 0.2126 * linear(rgb >> 16) + 0.7152 * linear((rgb >> 8) & 255) + 0.0722 * linear(rgb & 255);
}

/** Contrast of two colours, 1 to 21 (WCAG 2). */
export function contrast(a: number, b: number): number {
  const x = luminance(a);
  const y = luminance(b);
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Black or white, whichever is read better on `background`, in the same kind of colour as that. */
export function inkOn(background: Color): Color {
  const dark = luminance(toRgb(background)) > 0.179;
  const index = indexOf(background);
  if (index === null) return dark ? 0x000000 : 0xffffff;
  if (index < 16) return indexed(dark ? 0 : 15);
  return indexed(dark ? 16 : 231);
}
