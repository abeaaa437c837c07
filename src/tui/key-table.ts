import { fill } from '../i18n/fill.ts';
import { ui } from '../i18n/ui.ts';
import type { Lang } from '../platform/language.ts';
import type { GlyphTier } from '../platform/terminal.ts';
import { allKeys, type CommandId, commands, GROUPS, type Group } from './keys.ts';

const TITLES = {
  app: ui.groupApp,
  move: ui.groupMove,
  lesson: ui.groupLesson,
  quiz: ui.groupQuiz,
  lab: ui.groupLab,
  text: ui.groupText,
} as const satisfies Record<Group, { readonly zh: string; readonly en: string }>;

/** The keys of one group as they are listed. */
export type KeyGroup = {
  readonly title: string;
  readonly rows: readonly { readonly keys: string; readonly does: string }[];
};

/** All keys by group, from the declarations. */
export function keyGroups(lang: Lang, glyphs: GlyphTier): KeyGroup[] {
  const ids = Object.keys(commands) as CommandId[];
  return GROUPS.map(group => ({
    title: TITLES[group][lang],
    rows: ids
      .filter(id => commands[id].group === group)
      .map(id => ({ keys: allKeys(id, lang, glyphs), does: (commands[id].alone ?? commands[id].label)[lang] })),
  }));
}

/** What a table of Markdown would take for its own. */
const escaped = (text: string): string => text.replaceAll('|', '\\|');

/** Each key in a code span; the line tells apart what is several keys and what is one combination. */
const inCode = (keys: string): string =>
  keys
    .split(' ')
    .map(key => `\`${key}\``)
    .join(' ');

/** The page of all keys in the documentation, as Markdown. */
export function keysPage(lang: Lang): string {
  const tables = keyGroups(lang, 'full').flatMap(({ title, rows }) => [
    `## ${title}`,
    '',
    `| ${ui.keys[lang]} | ${ui.does[lang]} |`,
    '| --- | --- |',
    ...rows.map(({ keys, does }) => `| ${escaped(inCode(keys))} | ${escaped(does)} |`),
    '',
  ]);
  const source = fill(ui.keysSource[lang], { file: '`src/tui/keys.ts`', script: '`node scripts/keys-docs.mjs`' });
  return [`# ${ui.keys[lang]}`, '', source, '', ui.keysNote[lang], '', ...tables].join('\n').trimEnd().concat('\n');
}
