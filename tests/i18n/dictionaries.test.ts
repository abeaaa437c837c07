import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { experiments } from '../../src/lab/experiments/index.ts';
import type { Bilingual } from '../../src/platform/language.ts';
import { commands } from '../../src/tui/keys.ts';

type Entry = Bilingual & { readonly path: string };

/** Every pair of texts in a value, however deep, with where it stands. */
function entriesOf(value: unknown, path: string): Entry[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [{ path, zh: value.zh as string, en: value.en as string }];
  return Object.entries(value).flatMap(([name, inner]) => entriesOf(inner, `${path}.${name}`));
}

const folder = new URL('../../src/i18n/', import.meta.url);
/** What works on words and holds none. */
const TOOLS = ['fill.ts', 'say.ts'];
const files = readdirSync(fileURLToPath(folder)).filter(name => name.endsWith('.ts') && !TOOLS.includes(name));
const dictionaries = await Promise.all(
  files.map(async file => [file, entriesOf(await import(new URL(file, folder).href), file)] as const),
);

/** Where a language names the other one in its own words. */
const IN_THE_OTHER = ['keys.language'];

const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? ''))].sort();

describe.each([
  ...dictionaries,
  ['keys', entriesOf(commands, 'keys').map(entry => ({ ...entry, path: entry.path.replace(/\.label$/, '') }))] as const,
  ['experiments', entriesOf(experiments, 'experiments')] as const,
])('the words of %s', (_, entries) => {
  it('are there in both languages', () => {
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '').map(({ path }) => path)).toEqual([]);
  });

  it('have the same placeholders in both', () => {
    expect(entries.filter(({ zh, en }) => placeholders(zh).join() !== placeholders(en).join())).toEqual([]);
  });

  it('are English where they should be', () => {
    const strangers = entries.filter(
      ({ path, en }) => /[\p{sc=Han}，。！？；：（）、]/u.test(en) && !IN_THE_OTHER.includes(path),
    );
    expect(strangers.filter(({ path }) => !/^cli\.ts\.cli\.doctorWidths$/.test(path))).toEqual([]);
  });

  it('have no blank at the end of a Chinese sentence, and Chinese marks in it', () => {
    expect(entries.filter(({ zh }) => /[。，] |\p{sc=Han}[,;!?](?!\d)/u.test(zh)).map(({ zh }) => zh)).toEqual([]);
  });
});
