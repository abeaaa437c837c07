import type { CourseIndex } from '../course/types.ts';
import { ui } from '../i18n/ui.ts';
import type { Lang } from '../platform/language.ts';
import type { Capabilities } from '../platform/terminal.ts';
import type { Progress } from '../progress/types.ts';
import type { Line, Span } from '../text/styled.ts';
import { padEnd, truncate, width } from '../text/width.ts';
import { keyLabel, spokenKeys } from './key-label.ts';
import { type CommandId, commands, type KeyName, type Live } from './keys.ts';
import type { Size } from './size.ts';
import { marks, span } from './theme.ts';

/** What a picture of a screen depends on; the tutor has all of it, and so has the very first frame. */
export type Scene = {
  readonly lang: Lang;
  readonly size: Size;
  readonly capabilities: Capabilities;
  readonly course: CourseIndex;
  readonly progress: Progress;
  /** Questions to review today. */
  readonly due: number;
  readonly notice: string | null;
};

/** Of a path like `chapter › lesson` what fits: where one is matters more than what it belongs to. */
function nearest(title: string, room: number): string {
  const end = title.indexOf(' › ');
  return width(title) <= room || end < 0 ? title : nearest(title.slice(end + 3), room);
}

export function titleLine(title: string, status: string, columns: number): Line {
  const room = columns - 2 - (status ? width(status) + 2 : 0);
  const left = padEnd(truncate(nearest(title, room), Math.max(1, room)), Math.max(0, room));
  return [span(' '), span(left, { bold: true }), span(status ? `  ${status} ` : ' ', { dim: true })];
}

export const ruleLine = ({ size, capabilities }: Scene): Line => [
  span(marks(capabilities).rule.repeat(size.columns), { dim: true }),
];

type FooterItem = {
  readonly keys: string;
  readonly label: string;
  /** Shown however narrow the footer is. */
  readonly always: boolean;
};

const ALWAYS: ReadonlySet<CommandId> = new Set(['back', 'quit', 'help']);

/** What the footer shows, most important first; the width decides how many are seen. */
function footerItems(
  live: readonly Pick<Live, 'id' | 'label' | 'quiet'>[],
  lang: Lang,
  name: (keys: readonly KeyName[]) => string,
  isPlain = false,
): FooterItem[] {
  const shown = live.filter(({ id, quiet }) => commands[id].show?.length !== 0 && !quiet);
  const rank = ({ id }: Pick<Live, 'id'>): number => commands[id].rank ?? 5;
  return [...shown]
    .sort((a, b) => rank(a) - rank(b))
    .map(command => {
      const declared = commands[command.id];
      const show = declared.show ?? declared.keys.slice(0, 1);
      const label = (command.label ?? (isPlain ? declared.plain : undefined) ?? declared.label)[lang];
      return { keys: name(show), label, always: ALWAYS.has(command.id) };
    });
}

/** All keys of the footer in one sentence. */
export function spokenFooter(live: readonly Live[], { lang }: Scene): string {
  const items = footerItems(live, lang, keys => spokenKeys(keys, lang)).map(({ keys, label }) => `${keys} ${label}`);
  return `${ui.keys[lang]}${lang === 'zh' ? '：' : ': '}${items.join(lang === 'zh' ? '；' : '; ')}`;
}

/** As many keys as fit: the ways out and to all keys always, the others by rank. A notice takes their place. */
export function footerLine(live: readonly Pick<Live, 'id' | 'label' | 'quiet'>[], scene: Scene): Line {
  const { lang, size, capabilities, notice } = scene;
  if (notice !== null) return [span(` ${truncate(notice, size.columns - 2)}`, { tone: 'warn' })];
  const items = footerItems(
    live,
    lang,
    keys => keyLabel(keys, lang, capabilities.glyphs),
    capabilities.glyphs === 'ascii',
  );
  const cells = ({ keys, label }: FooterItem): number => width(keys) + 1 + width(label);
  const all = items.reduce((sum, item) => sum + cells(item) + 3, -1);
  const gap = all > size.columns ? 2 : 3;
  const chosen = new Set<FooterItem>();
  let used = 2 - gap;
  for (const item of [...items.filter(({ always }) => always), ...items]) {
    if (chosen.has(item) || used + gap + cells(item) > size.columns) continue;
    chosen.add(item);
    used += gap + cells(item);
  }
  const shown = items.filter(item => chosen.has(item));
  return shown.flatMap(({ keys, label }, index): Span[] => [
    span(index === 0 ? ' ' : ' '.repeat(gap)),
    span(keys, { tone: 'accent' }),
    span(` ${label}`, { dim: true }),
  ]);
}

/** Narrow terminals show less, never nothing. */
export const tooSmall = (lang: Lang): string =>
  lang === 'zh' ? '窗口太小：请拉大到 40×12 以上' : 'Too small: please make it 40×12 or larger';
