import { interpolatePuOr, interpolateRdBu, interpolateViridis } from 'd3-scale-chromatic';
import type { Capabilities } from '../platform/terminal.ts';
import { luminance, nearest256, toRgb } from './color.ts';
import { type Color, DIM, type Ink, indexed, NONE } from './grid.ts';

/** Colours of one ramp. More would only lengthen what is sent to the terminal. */
export const LEVELS = 24;

/** Okabe and Ito 2008, in an order that keeps neighbours apart for every kind of colour vision. */
const SERIES = {
  dark: [0x56b4e9, 0xe69f00, 0x009e73, 0xcc79a7, 0xd55e00, 0xf0e442],
  light: [0x0072b2, 0xd55e00, 0x00805d, 0xa8487b, 0x8a6d00, 0x444444],
};
/** Nearest colours would make sky and green one; these six stay apart in every theme. */
const SERIES16 = { dark: [6, 3, 5, 7, 1, 2], light: [4, 1, 5, 0, 6, 2] };

/** Ends are clipped: they are too dark to carry black text and turn teal among 256 colours. */
const clipped = (t: number): number => 0.12 + 0.76 * t;

const RAMPS = {
  /** Class 0 blue, class 1 orange, the undecided middle nearly white. */
  classes: (t: number) => (t < 0.5 ? interpolateRdBu(1 - clipped(t)) : interpolatePuOr(clipped(t))),
  height: interpolateViridis,
  grey: (t: number) => `rgb(${[t, t, t].map(v => Math.round(v * 255)).join()})`,
};
const RAMPS16 = { classes: [4, 12, 7, 11, 3], height: [5, 4, 6, 2, 11], grey: [0, 8, 7, 15] };

export type RampName = keyof typeof RAMPS;

function parse(css: string): number {
  if (css.startsWith('#')) return Number.parseInt(css.slice(1), 16);
  const [r = 0, g = 0, b = 0] = (css.match(/\d+/g) ?? []).map(Number);
  return (r << 16) | (g << 8) | b;
}

/** A colour as the terminal can show it: exact, nearest of 256, or the given entry of 16. */
function adapt(rgb: number, sixteen: number, capabilities: Capabilities): Color {
  if (capabilities.color === 3) return rgb;
  if (capabilities.color === 2) return indexed(nearest256(rgb));
  return capabilities.color === 1 ? indexed(sixteen) : NONE;
}

const memo = new Map<string, readonly Color[]>();

/** `LEVELS` colours from low to high. */
export function ramp(name: RampName, capabilities: Capabilities): readonly Color[] {
  const key = `${name}${capabilities.color}`;
  const known = memo.get(key);
  if (known) return known;
  const few = RAMPS16[name];
  const colors = Array.from({ length: LEVELS }, (_, i) =>
    adapt(parse(RAMPS[name](i / (LEVELS - 1))), few[Math.floor((i / LEVELS) * few.length)] ?? 7, capabilities),
  );
  memo.set(key, colors);
  return colors;
}

/** Colour of the k-th series; the colours repeat after six, so a label must go with them. */
export function seriesColor(k: number, capabilities: Capabilities): Color {
  const i = k % SERIES.dark.length;
  const ground = capabilities.background;
  return adapt(SERIES[ground][i] ?? 0x888888, SERIES16[ground][i] ?? 7, capabilities);
}

/** The colour of a ramp at a share 0 … 1; nothing for NaN. */
export function rampColor(colors: readonly Color[], share: number): Color {
  if (Number.isNaN(share)) return NONE;
  return colors[Math.max(0, Math.min(LEVELS - 1, Math.floor(share * LEVELS)))] ?? NONE;
}

/** The colour of a point on a ramp, without the end that the background would swallow; sixteen colours are too few. */
export function pointColor(share: number, capabilities: Capabilities): Color {
  if (capabilities.color < 2) return NONE;
  const visible = capabilities.background === 'dark' ? 0.26 + 0.74 * share : 0.8 * share;
  return rampColor(ramp('height', capabilities), visible);
}

/** A pixel of a photograph, each part 0 … 1, in sixteen steps a part so that equal neighbours share their codes. */
export function pixelColor(r: number, g: number, b: number, capabilities: Capabilities): Color {
  const step = (part: number) => Math.round(Math.max(0, Math.min(1, part || 0)) * 15) * 17;
  const rgb = (step(r) << 16) | (step(g) << 8) | step(b);
  const grey = RAMPS16.grey[Math.min(3, Math.floor(Math.sqrt(luminance(rgb)) * 4))] ?? 7;
  return adapt(rgb, grey, capabilities);
}

/** Share of a series' colour in a tint that lies behind curves. */
const TINT = 0.28;

/** The colours of the given series mixed into the background; nothing where there are too few colours for it. */
export function tint(series: readonly number[], capabilities: Capabilities): Color {
  if (capabilities.color < 2 || series.length === 0) return NONE;
  const ground = capabilities.background === 'dark' ? 0 : 255;
  const mix = [16, 8, 0].map(shift => {
    const parts = series.map(k => (toRgb(SERIES[capabilities.background][k % 6] ?? 0) >> shift) & 255);
    const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
    return Math.round(mean * TINT + ground * (1 - TINT));
  });
  return adapt(((mix[0] ?? 0) << 16) | ((mix[1] ?? 0) << 8) | (mix[2] ?? 0), 8, capabilities);
}

/** Two-sided: negative blue, positive orange; always beside a sign. */
export function signColor(value: number, capabilities: Capabilities): Color {
  return seriesColor(value < 0 ? 0 : 1, capabilities);
}

/** For what is secondary: axes, ticks, the rest of a list. */
export function quiet(capabilities: Capabilities): Ink {
  if (capabilities.color < 2) return { attr: DIM };
  return { fg: adapt(capabilities.background === 'dark' ? 0x8a8a8a : 0x6c6c6c, 8, capabilities) };
}

/** For what went wrong; always beside ✗ or a word. */
export function alarm(capabilities: Capabilities): Color {
  return adapt(
    capabilities.background === 'dark' ? 0xff6b5e : 0xc0271a,
    capabilities.background === 'dark' ? 9 : 1,
    capabilities,
  );
}
