import type { Picture } from '../../lab/types.ts';
import type { Bilingual } from '../../platform/language.ts';
import type { LinesSpec } from '../types.ts';

/** What a kind of chart is shown with. `rows`: the height at which it looks as it should. */
export type Sample = {
  readonly id: string;
  readonly title: Bilingual;
  readonly rows: number;
} & (
  | { readonly of: 'lines'; readonly spec: LinesSpec }
  | { readonly of: 'picture'; readonly picture: Picture }
  | { readonly of: 'spark'; readonly values: readonly number[] }
);

export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** The whole numbers below `n`. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
