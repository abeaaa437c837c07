import type { GlyphTier } from '../../../platform/terminal.ts';
import type { Line } from '../../../text/styled.ts';
import { withArrows } from '../../components/arrows.ts';
import { span } from '../../theme.ts';
import type { Scroll } from './state.ts';

/** First and last line. */
export type Range = { readonly from: number; readonly to: number };

/** A whole page as lines of at most `columns` cells, with the lines that matter now. */
export type Page = {
  readonly lines: readonly Line[];
  readonly cursor: Range;
  /** What came last: a problem, a hint, the grade with its reasons. */
  readonly news: Range;
};

export type Pane = { readonly top: number; readonly lowest: number; readonly sees: (line: number) => boolean };

/** The cut of the page that is shown: as much as possible above what must be seen, so that the prompt stays. */
export function paneOf(page: Page, scroll: Scroll, rows: number): Pane {
  const lowest = Math.max(0, page.lines.length - rows);
  const wanted = scroll.to === 'line' ? scroll.line : reveal(page[scroll.to], rows);
  const top = Math.max(0, Math.min(lowest, wanted));
  return { top, lowest, sees: line => line >= top && line < top + rows };
}

const reveal = ({ from, to }: Range, rows: number): number => Math.min(from, Math.max(0, to + 1 - rows));

/** The visible lines behind their margin; a mark at the right says that there is more above or below. */
export function cutLines(page: Page, { top, lowest }: Pane, rows: number, columns: number, glyphs: GlyphTier): Line[] {
  const lines = page.lines.slice(top, top + rows).map((line): Line => (line.length > 0 ? [span(' '), ...line] : []));
  return [...withArrows(lines, { above: top > 0, below: top < lowest, rows, at: columns + 2 }, glyphs)];
}
