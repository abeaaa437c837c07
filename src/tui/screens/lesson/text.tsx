import type { Line } from '../../../text/styled.ts';
import { width } from '../../../text/width.ts';
import { Lines } from '../../components/lines.tsx';
import { span } from '../../theme.ts';
import { bodyOf, type Size, type Tutor, useTutor } from '../../tutor.ts';
import { actionLine } from './cards.ts';
import type { Page } from './pages.ts';
import type { Place } from './state.ts';

/** Longer lines are hard to read back from. */
const WIDEST = 76;

export type Column = { readonly margin: number; readonly columns: number };

/** The column of text: two blank cells at each side; at the left one where cells are few. The right ones hold marks. */
export function columnOf({ columns }: Size): Column {
  const margin = columns >= 60 ? 2 : 1;
  return { margin, columns: Math.min(WIDEST, columns - margin - 2) };
}

type Props = { readonly page: Page; readonly place: Place; readonly top: number };

/** The part of a screen of the lesson that the window shows. */
export function LessonText({ page, place, top }: Props) {
  const tutor = useTutor();
  const { columns, rows } = bodyOf(tutor.size);
  return <Lines lines={visibleLines(page, place, top, rows, tutor)} columns={columns} />;
}

export function visibleLines(page: Page, place: Place, top: number, rows: number, tutor: Tutor): Line[] {
  const { margin, columns } = columnOf(tutor.size);
  const actions = new Map(
    page.cards
      .filter(card => card.kind !== 'missing')
      .map(card => [card.line + card.height - 1, actionLine(card, place, tutor, columns)]),
  );
  const blank = span(' '.repeat(margin));
  const lines = page.lines
    .slice(top, top + rows)
    .map((line, index): Line => [blank, ...(actions.get(top + index) ?? line)]);
  const [above, below] = tutor.capabilities.glyphs === 'full' ? ['▴', '▾'] : ['^', 'v'];
  if (top > 0) lines[0] = marked(lines[0] ?? [], above, margin + columns + 1);
  if (top + rows < page.lines.length) lines[rows - 1] = marked(lines[rows - 1] ?? [], below, margin + columns + 1);
  return lines;
}

/** The line with a mark in the right margin: there is more text in that direction. */
function marked(line: Line, mark: string, at: number): Line {
  const used = line.reduce((sum, { text }) => sum + width(text), 0);
  return [...line, span(' '.repeat(Math.max(0, at - used))), span(mark, { tone: 'accent' })];
}
