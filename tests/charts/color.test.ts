import { expect, test } from 'vitest';
import { contrast, inkOn, nearest256, oklab, toRgb, xtermRgb } from '../../src/charts/color.ts';
import { indexOf, NONE } from '../../src/charts/grid.ts';
import { LEVELS, ramp, seriesColor, tint } from '../../src/charts/palette.ts';
import type { ColorLevel } from '../../src/platform/terminal.ts';
import { look } from './helpers.ts';

const at = (color: ColorLevel, background: 'dark' | 'light' = 'dark') => ({
  ...look('en', 'full', color).capabilities,
  background,
});

test('Oklab agrees with the published values for white and red', () => {
  expect(oklab(0xffffff)[0]).toBeCloseTo(1, 4);
  const [L, a, b] = oklab(0xff0000);
  expect([L, a, b].map(v => Number(v.toFixed(3)))).toEqual([0.628, 0.225, 0.126]);
});

test('every colour of the cube is its own nearest colour', () => {
  for (let index = 16; index < 256; index++) expect(xtermRgb(nearest256(xtermRgb(index)))).toBe(xtermRgb(index));
});

test('nearest is judged by the eye: sky stays blue, orange stays orange', () => {
  expect(nearest256(0x56b4e9)).toBe(74);
  expect([172, 178, 214]).toContain(nearest256(0xe69f00));
});

test.each([1, 2, 3] as const)('ink on every colour of both ramps can be read, level %i', level => {
  for (const name of ['classes', 'height'] as const)
    for (const color of ramp(name, at(level))) expect(contrast(toRgb(color), toRgb(inkOn(color)))).toBeGreaterThan(4.5);
});

test('ramps have 24 levels, and none without colour', () => {
  expect(ramp('classes', at(3))).toHaveLength(LEVELS);
  expect(new Set(ramp('height', at(3))).size).toBe(LEVELS);
  expect(new Set(ramp('height', at(0)))).toEqual(new Set([-1]));
  for (const color of ramp('classes', at(2))) expect(indexOf(color)).toBeGreaterThanOrEqual(16);
});

test('class 0 is blue and class 1 orange, and the undecided middle is lightest', () => {
  const colors = ramp('classes', at(3)).map(oklab);
  expect(colors[0]![2]).toBeLessThan(-0.05);
  expect(colors[LEVELS - 1]![2]).toBeGreaterThan(0.05);
  const lightness = colors.map(([L]) => L);
  expect(Math.max(...lightness)).toBe(Math.max(lightness[11]!, lightness[12]!));
});

/** What an eye without M cones sees, in linear light (Viénot, Brettel and Mollon 1999). */
function deuteranope(rgb: number): number {
  const [r = 0, g = 0, b = 0] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255].map(v => (v / 255) ** 2.2);
  const seen = [0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b];
  return seen.reduce((sum, v) => sum * 256 + Math.round(255 * Math.max(0, Math.min(1, v)) ** (1 / 2.2)), 0);
}

const distance = (a: number, b: number) => Math.hypot(...oklab(a).map((v, i) => v - oklab(b)[i as 0]!));

test('the two classes and the first two series stay apart without M cones', () => {
  const classes = ramp('classes', at(3));
  expect(distance(deuteranope(classes[0]!), deuteranope(classes[LEVELS - 1]!))).toBeGreaterThan(0.2);
  for (const ground of ['dark', 'light'] as const)
    expect(
      distance(deuteranope(seriesColor(0, at(3, ground))), deuteranope(seriesColor(1, at(3, ground)))),
    ).toBeGreaterThan(0.15);
});

test.each(['dark', 'light'] as const)('series can be read on a %s background', ground => {
  for (let k = 0; k < 6; k++)
    expect(contrast(seriesColor(k, at(3, ground)), ground === 'dark' ? 0x1e1e1e : 0xffffff)).toBeGreaterThan(3);
});

test('six series have six colours at every level', () => {
  for (const level of [1, 2, 3] as const)
    for (const ground of ['dark', 'light'] as const)
      expect(new Set([0, 1, 2, 3, 4, 5].map(k => seriesColor(k, at(level, ground)))).size).toBe(6);
});

test.each(['dark', 'light'] as const)('curves are seen on the tints of ranges, on a %s background', background => {
  for (const color of [2, 3] as const)
    for (let k = 0; k < 6; k++) {
      const capabilities = at(color, background);
      const line = toRgb(seriesColor(k, capabilities));
      expect(contrast(line, toRgb(tint([k], capabilities)))).toBeGreaterThan(2.5);
    }
});

test('too few colours give no tint', () => {
  expect(tint([0], at(1))).toBe(NONE);
});
