import { expect } from 'vitest';
import type { Lang } from '../../src/platform/language.ts';
import { width } from '../../src/text/width.ts';

/** The windows and languages in which every screen must stand. */
export const WINDOWS: readonly { readonly columns: number; readonly rows: number; readonly lang: Lang }[] = [
  [40, 12] as const,
  [80, 24] as const,
  [120, 30] as const,
].flatMap(([columns, rows]) => (['zh', 'en'] as const).map(lang => ({ columns, rows, lang })));

/** Title and footer between their rules, nothing beyond the right edge. */
export function expectFrame(
  screen: readonly string[],
  size: { readonly columns: number; readonly rows: number },
): void {
  expect(screen).toHaveLength(size.rows);
  expect(screen.filter(row => width(row) > size.columns)).toEqual([]);
  expect([screen[1], screen.at(-2)]).toEqual(['─'.repeat(size.columns), '─'.repeat(size.columns)]);
  expect(screen[0]?.trim()).not.toBe('');
  expect(screen.at(-1)?.trim()).not.toBe('');
}

export const bodyOf = (screen: readonly string[]): readonly string[] => screen.slice(2, -2);
