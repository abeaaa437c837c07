import type { Lang } from '../../../platform/language.ts';
import type { Block } from '../../../text/document.ts';
import { emphasise } from '../../../text/search.ts';
import type { Line } from '../../../text/styled.ts';
import { withArrows } from '../../components/arrows.ts';
import { Lines } from '../../components/lines.tsx';
import { marks, span } from '../../theme.ts';
import { bodyOf, type Size, type Tutor, useTutor } from '../../tutor.ts';
import { actionLine } from './cards.ts';
import type { Hit } from './hits.ts';
import type { Page } from './pages.ts';
import { spokenPage } from './spoken.ts';
import type { Place } from './state.ts';

/** Longer lines are hard to read back from. */
const WIDEST = 76;

export type Column = { readonly margin: number; readonly columns: number };

/** The column of text: two blank cells at each side; at the left one where cells are few. The right ones hold marks. */
export function columnOf({ columns }: Size): Column {
  const margin = columns >= 60 ? 2 : 1;
  return { margin, columns: Math.min(WIDEST, columns - margin - 2) };
}

type Props = {
  /** The screen as it was written. */
  readonly blocks: readonly Block[];
  readonly page: Page;
  readonly place: Place;
  readonly top: number;
  /** Hits of a search on this screen, and the one that is shown. */
  readonly hits: readonly Hit[];
  readonly shown: Hit | null;
};

/** The part of a screen of the lesson that the window shows. */
export function LessonText(props: Props) {
  const tutor = useTutor();
  const { columns, rows } = bodyOf(tutor.size);
  const { blocks, page, place } = props;
  return (
    <Lines
      lines={visibleLines(props, rows, tutor)}
      columns={columns}
      spoken={() => spokenPage(blocks, page, place, tutor)}
    />
  );
}

export function visibleLines(
  { page, place, top, hits, shown }: Omit<Props, 'blocks'>,
  rows: number,
  tutor: Tutor,
): readonly Line[] {
  const { margin, columns } = columnOf(tutor.size);
  const actions = new Map(
    page.cards
      .filter(card => card.kind !== 'missing')
      .map(card => [card.line + card.height - 1, actionLine(card, place, tutor, columns)]),
  );
  const lines = page.lines.slice(top, top + rows).map((line, index): Line => {
    const at = top + index;
    const mark = hitMark(at, hits, shown, tutor);
    const blank = span(mark + ' '.repeat(margin - mark.length), { tone: 'accent', bold: true });
    return [blank, ...(actions.get(at) ?? withHits(line, at, hits, shown, tutor.lang))];
  });
  const hidden = { above: top > 0, below: top + rows < page.lines.length, rows, at: margin + columns + 1 };
  return withArrows(lines, hidden, tutor.capabilities.glyphs);
}

/** A mark in the margin of lines with a hit, for those who see no colours. */
function hitMark(at: number, hits: readonly Hit[], shown: Hit | null, { lang, capabilities }: Tutor): string {
  const { cursor, open } = marks(capabilities);
  if (shown && linesOf(shown, lang).includes(at)) return cursor;
  return hits.some(hit => linesOf(hit, lang).includes(at)) ? open : '';
}

/** Lines of the edition that is read; a hit in the other language has the first line of its block. */
const linesOf = ({ line, lang, match }: Hit, read: Lang): readonly number[] =>
  lang === read ? match.map(segment => segment.line) : [line];

function withHits(line: Line, at: number, hits: readonly Hit[], shown: Hit | null, lang: Lang): Line {
  const own = hits.filter(hit => hit.lang === lang);
  const ranges = (of: readonly Hit[]) => of.flatMap(({ match }) => match).filter(segment => segment.line === at);
  const others = own.length > 0 ? emphasise(line, ranges(own), { underline: true, bold: true }) : line;
  return shown?.lang === lang ? emphasise(others, ranges([shown]), { inverse: true }) : others;
}
