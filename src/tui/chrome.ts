import type { CourseIndex } from '../course/types.ts';
import type { Lang } from '../platform/language.ts';
import type { Capabilities } from '../platform/terminal.ts';
import type { Progress } from '../progress/types.ts';
import type { Line, Span } from '../text/styled.ts';
import { padEnd, truncate, width } from '../text/width.ts';
import { footerItems, type Live } from './keys.ts';
import type { Size } from './size.ts';
import { marks, span } from './theme.ts';

/** What a picture of a screen depends on; the tutor has all of it, and so has the very first frame. */
export type Scene = {
  readonly lang: Lang;
  readonly size: Size;
  readonly capabilities: Capabilities;
  readonly course: CourseIndex;
  readonly progress: Progress;
  readonly notice: string | null;
};

export function titleLine(title: string, status: string, columns: number): Line {
  const room = columns - 2 - (status ? width(status) + 2 : 0);
  const left = padEnd(truncate(title, Math.max(1, room)), Math.max(0, room));
  return [span(' '), span(left, { bold: true }), span(status ? `  ${status} ` : ' ', { dim: true })];
}

export const ruleLine = ({ size, capabilities }: Scene): Line => [
  span(marks(capabilities).rule.repeat(size.columns), { dim: true }),
];

/** As many keys as fit; the last ones fall out first, `?` tells all of them. A notice takes their place. */
export function footerLine(live: readonly Pick<Live, 'id' | 'label'>[], scene: Scene): Line {
  const { lang, size, capabilities, notice } = scene;
  if (notice !== null) return [span(` ${truncate(notice, size.columns - 2)}`, { tone: 'warn' })];
  const line: Span[] = [span(' ')];
  let used = 1;
  const items = footerItems(live, lang, capabilities.glyphs);
  const total = items.reduce((sum, { keys, label }) => sum + width(keys) + width(label) + 4, 0);
  const gap = total > size.columns ? 2 : 3;
  for (const { keys, label } of items) {
    const cells = width(keys) + 1 + width(label) + gap;
    if (used + cells - gap > size.columns) continue;
    line.push(span(keys, { tone: 'accent' }), span(` ${label}${' '.repeat(gap)}`, { dim: true }));
    used += cells;
  }
  return line;
}

/** Narrow terminals show less, never nothing. */
export const tooSmall = (lang: Lang): string =>
  lang === 'zh' ? '窗口太小：请拉大到 40×12 以上' : 'Too small: please make it 40×12 or larger';
