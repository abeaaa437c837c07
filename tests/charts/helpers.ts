import type { Look } from '../../src/charts/index.ts';
import type { Lang } from '../../src/platform/language.ts';
import type { ColorLevel, GlyphTier } from '../../src/platform/terminal.ts';

export const look = (lang: Lang = 'en', glyphs: GlyphTier = 'full', color: ColorLevel = 0): Look => ({
  lang,
  capabilities: { color, glyphs, background: 'dark', screenReader: false },
});

export const both = (zh: string, en: string) => ({ zh, en });

/** A drawing as one text with its right edge marked, so that trailing blanks count. */
export const framed = (lines: readonly string[]): string => `\n${lines.map(line => `${line}|`).join('\n')}\n`;
