import type { Line, Span, Style } from './styled.ts';

/** Part of a line, in UTF-16 units. */
export type Segment = { readonly line: number; readonly from: number; readonly to: number };

/** Where a text was found: more than one segment where it runs over the end of a line. */
export type Match = readonly Segment[];

/** Text as it is compared: compatibility forms (NFKD, so that wide and narrow letters are one) without case. */
export const fold = (text: string): string => text.normalize('NFKD').toLowerCase();

/** Whether all words of the query stand in one of the texts. */
export function containsWords(texts: readonly string[], query: string): boolean {
  const folded = fold(texts.join('\n'));
  return fold(query)
    .split(/\s+/)
    .every(word => folded.includes(word));
}

/** What layout puts before the words of a line: indents and the bars of quotations. */
const LEAD = /^[\s▏|]*/;

const HAN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}，。、；：？！“”]/u;

/** Between Chinese characters a line may end anywhere; between words it ends where a blank stands. */
function patternOf(query: string): RegExp | null {
  const characters = [...fold(query.trim())];
  if (characters.length === 0) return null;
  const parts = characters.map((character, index) => {
    if (/\s/.test(character)) return /\s/.test(characters[index - 1] ?? '') ? '' : '\\s+';
    const next = characters[index + 1];
    const loose = next !== undefined && !/\s/.test(next) && (HAN.test(character) || HAN.test(next));
    return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') + (loose ? '\\s?' : '');
  });
  return new RegExp(parts.join(''), 'gu');
}

type Unit = { readonly line: number; readonly from: number; readonly to: number } | null;

/** All lines as one folded text, each of its UTF-16 units with the place that it comes from; paragraphs stay apart. */
function foldLines(lines: readonly Line[]): { readonly text: string; readonly units: readonly Unit[] } {
  let text = '';
  const units: Unit[] = [];
  const push = (folded: string, unit: Unit): void => {
    text += folded;
    for (let i = 0; i < folded.length; i++) units.push(unit);
  };
  lines.forEach((line, index) => {
    const words = line.map(span => span.text).join('');
    let at = LEAD.exec(words)?.[0].length ?? 0;
    if (at === words.length) {
      push('\0', null);
      return;
    }
    for (const character of words.slice(at)) {
      push(fold(character), { line: index, from: at, to: at + character.length });
      at += character.length;
    }
    push(' ', null);
  });
  return { text, units };
}

/** Every place of a text in laid-out lines, in reading order; found across the ends of lines, never across paragraphs. */
export function findMatches(lines: readonly Line[], query: string): Match[] {
  const pattern = patternOf(query);
  if (!pattern) return [];
  const { text, units } = foldLines(lines);
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => segmentsOf(units.slice(index, index + found.length)));
}

function segmentsOf(units: readonly Unit[]): Match {
  const segments: Segment[] = [];
  for (const unit of units) {
    if (!unit) continue;
    const last = segments.at(-1);
    if (last?.line === unit.line) segments[segments.length - 1] = { ...last, to: Math.max(last.to, unit.to) };
    else segments.push(unit);
  }
  return segments;
}

/** The line with the style added to what the ranges cover. */
export function emphasise(line: Line, ranges: readonly Omit<Segment, 'line'>[], style: Style): Line {
  let offset = 0;
  return line.flatMap((span): Span[] => {
    const start = offset;
    offset += span.text.length;
    const cuts = new Set([0, span.text.length]);
    for (const { from, to } of ranges) {
      for (const cut of [from - start, to - start]) if (cut > 0 && cut < span.text.length) cuts.add(cut);
    }
    const places = [...cuts].sort((a, b) => a - b);
    return places.slice(0, -1).map((from, index) => {
      const covered = ranges.some(range => range.from <= start + from && start + from < range.to);
      const text = span.text.slice(from, places[index + 1]);
      return { text, style: covered ? { ...span.style, ...style } : span.style };
    });
  });
}
