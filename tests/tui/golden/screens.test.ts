import stringWidth from 'string-width';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lang } from '../../../src/platform/language.ts';
import type { GlyphTier } from '../../../src/platform/terminal.ts';
import { width } from '../../../src/text/width.ts';
import { mountStage } from '../../support/stage.tsx';
import type { Size } from '../../support/terminal.ts';
import { SCENES } from './scenes.ts';

const SIZES: readonly Size[] = [
  { columns: 200, rows: 60 },
  { columns: 80, rows: 24 },
  { columns: 40, rows: 12 },
];
const TIERS: readonly GlyphTier[] = ['full', 'safe', 'ascii'];

let mounted: ReturnType<typeof mountStage> | null = null;

afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

/** Glyphs that a terminal may draw two cells wide. */
const ambiguous = (text: string): string[] =>
  [...text].filter(sign => stringWidth(sign, { ambiguousIsNarrow: false }) > stringWidth(sign));

/** What is wrong with a frame, whatever it shows. */
function faultsOf(rows: readonly string[], size: Size, lang: Lang, glyphs: GlyphTier, bilingual: boolean): string[] {
  const text = bilingual ? rows.join('').replace(CHINESE, '') : rows.join('');
  const rule = (glyphs === 'full' ? '─' : '-').repeat(size.columns);
  return [
    ...(rows.length === size.rows ? [] : [`${rows.length} rows`]),
    ...rows.filter(row => width(row) > size.columns).map(row => `too wide: ${row}`),
    ...(rows[0]?.trim() ? [] : ['no title']),
    ...(rows.at(-1)?.trim() ? [] : ['no footer']),
    ...(rows[1] === rule && rows.at(-2) === rule ? [] : ['no rules']),
    ...(glyphs === 'ascii' && lang === 'en' ? (text.match(/[^\x20-\x7e]/g) ?? []).map(at => `not ASCII: ${at}`) : []),
    ...(glyphs === 'full' ? [] : ambiguous(text).map(at => `ambiguous: ${at}`)),
  ];
}

const CHINESE = /[\p{sc=Han}，。、；：]/gu;

const framed = (rows: readonly string[]): string => rows.map(row => `|${row}`).join('\n');

/** After a wanted change: `npx vitest run tests/tui/golden -u`, then read the difference. */
describe.each(SCENES)('$name', ({ name, screen, walk, bilingual = false }) => {
  it.each(['zh', 'en'] as const)('looks as it did in %s, at every size, with all glyphs', async lang => {
    const parts: string[] = [];
    const faults: string[] = [];
    for (const glyphs of TIERS) {
      const capabilities = { color: 0, glyphs, background: 'dark', screenReader: false } as const;
      const [largest] = SIZES;
      mounted = mountStage({ screen, lang, capabilities, ...largest });
      await walk?.(mounted);
      for (const size of SIZES) {
        await mounted.resize(size);
        const rows = await mounted.screen();
        const at = `${size.columns}×${size.rows}, ${glyphs}`;
        faults.push(...faultsOf(rows, size, lang, glyphs, bilingual).map(fault => `${at}: ${fault}`));
        parts.push(`${at}\n${framed(rows)}`);
      }
      await mounted.unmount();
    }
    mounted = null;
    expect([...new Set(faults)]).toEqual([]);
    await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(`screens/${name}.${lang}.txt`);
  });
});
