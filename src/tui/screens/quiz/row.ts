import { words } from '../../../i18n/quiz.ts';
import type { Bilingual, Lang } from '../../../platform/language.ts';
import type { Capabilities } from '../../../platform/terminal.ts';
import type { Rich } from '../../../text/document.ts';
import { spansOf, spokenOf } from '../../../text/inline.ts';
import type { Line, Span, Style } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { widthOf } from '../../components/arrows.ts';
import { span } from '../../theme.ts';

/** What the parts of the page are drawn with. `columns` excludes the margins. */
export type Look = { readonly lang: Lang; readonly capabilities: Capabilities; readonly columns: number };

/** Cells that a wide page keeps free at the right, so that a remark never moves the text beside it. */
const REMARK_COLUMNS = 16;

const WIDE = 56;

type Row = {
  readonly lead: Line;
  /** The text in lines of at most so many cells. */
  readonly text: (columns: number) => readonly Line[];
  /** Said of the row at the right edge. */
  readonly remark?: Line;
};

/** A row: its lead, its text beside it, its remark on the first line with room for it. */
export function rowLines({ lead, text, remark = [] }: Row, { columns }: Look): Line[] {
  const indent = widthOf(lead);
  const room = columns - indent - (columns >= WIDE ? REMARK_COLUMNS : 0);
  const lines = text(Math.max(8, room)).map(
    (line, index): Line => [...(index === 0 ? lead : [span(' '.repeat(indent))]), ...line],
  );
  if (remark.length === 0) return lines;
  const needed = widthOf(remark) + 2;
  const at = lines.findIndex(line => widthOf(line) + needed <= columns);
  const chosen = at < 0 ? lines.length : at;
  const line = lines[chosen] ?? [];
  return lines.toSpliced(chosen, 1, [...line, span(' '.repeat(columns - widthOf(line) - widthOf(remark))), ...remark]);
}

/** A text with its formulas in the letters that the terminal has, or in words for a voice. */
export function richSpans(rich: Rich, { lang, capabilities }: Look, style: Style = {}): Span[] {
  const { screenReader, glyphs } = capabilities;
  return screenReader ? [span(spokenOf(rich[lang]), style)] : spansOf(rich[lang], style, { glyphs });
}

/** Text wrapped beside a lead. */
export const besides = (lead: Line, text: readonly Span[], look: Look): Line[] => {
  const indent = widthOf(lead);
  return wrapSpans(text, Math.max(8, look.columns - indent)).map((line, index) => [
    ...(index === 0 ? lead : [span(' '.repeat(indent))]),
    ...line,
  ]);
};

const arrow = ({ capabilities }: Look): string => (capabilities.glyphs === 'full' ? '←' : '<-');

const pointing = (what: Bilingual, style: Style, look: Look): Span => span(`${arrow(look)} ${what[look.lang]}`, style);

/** "← right" and "← you": words, so that they need no colour. */
export function verdictRemark(right: boolean, chosen: boolean, look: Look): Line {
  const parts = [
    ...(right ? [pointing(words.isRight, { tone: 'good' }, look)] : []),
    ...(chosen ? [pointing(words.you, right ? { tone: 'good' } : { tone: 'bad' }, look)] : []),
  ];
  return parts.flatMap((part, index) => (index === 0 ? [part] : [span('  '), part]));
}

/** "← you: 3", the place that an item had in the learner's order. */
export const placeRemark = (place: number, look: Look): Line => [
  span(`${arrow(look)} ${words.yourPlace[look.lang].replace('{n}', String(place))}`, { tone: 'bad' }),
];
