import { drawnSets } from '../i18n/data-sets.ts';
import type { Bilingual } from '../platform/language.ts';

export type DrawnName = keyof typeof drawnSets;

/** A data set that the program draws; `shape` says what goes in and what comes out, n is the count. */
export type DrawnSet = { readonly name: DrawnName; readonly about: Bilingual; readonly shape: string };

const SHAPES: Readonly<Record<DrawnName, string>> = {
  line: '[n] → [n]',
  sine: '[n] → [n]',
  polynomial: '[n] → [n]',
  wiggle: '[n] → [n]',
  xor: '[n,2] → 0|1',
  moons: '[n,2] → 0|1',
  spirals: '[n,2] → 0|1',
  rings: '[n,2] → 0|1',
  blobs: '[n,2] → 0|1',
  mixture: '[n,2]',
  correlated: '[n,features]',
  'coin-flips': '[n,features] → 0|1',
  'sparse-linear': '[n,features] → [n]',
  'shifted-clouds': '[n,2] → 0|1',
  bowl: '[2] → [1]',
  digits: '[n,28,28,1] → 0…9',
  textures: '[n,16,16,3] → 0…5',
  shapes: '[n,24,24,1] → 0…3, [n,4]',
  'moving-shapes': '[n,4,12,12] → 0…3',
  adding: '[n,steps,2] → [n]',
  echo: '[n,steps,1] → [n,steps]',
  ratings: '[n] × 2 → 1…5',
  baskets: '[n,10], [n] → [n]',
  trajectories: '[n,16,2]',
  roads: '[n] × 3 → [n]',
};

/** Every set that is drawn from a seed. */
export const DRAWN: readonly DrawnSet[] = (Object.keys(SHAPES) as DrawnName[]).map(name => {
  return { name, about: drawnSets[name], shape: SHAPES[name] };
});
