import LineBreaker from 'linebreak';
import { RELATIONS } from './math/symbols.ts';
import type { Span } from './styled.ts';
import { graphemes, width } from './width.ts';

/** Closing marks that must not begin a line, opening marks that must not end one (kinsoku), beyond UAX 14. */
const NOT_FIRST = /^[，。、；：？！）》」』】〉”’…—%‰℃·～)\],.;:?!]/;
const NOT_LAST = /[（《「『【〈“‘([]$/;

/** Not even behind a blank: units of a number, marks of Chinese. */
const NEVER_FIRST = /^[，。、；：？！）》」』】〉”%‰℃]/;

/** Around quotation marks in Chinese a line may end (UAX 14, LB19a); the tables of the library are older than that rule. */
const QUOTES = /(?<=[\p{sc=Han}，。、；：？！）》」』】〉])(?=[“‘])|(?<=[”’])(?=[\p{sc=Han}（《「『【〈])/gu;

const mayEnd = (text: string, position: number): boolean => {
  const before = text.slice(position - 1, position);
  const after = text.slice(position, position + 1);
  if (NEVER_FIRST.test(after)) return false;
  return /\s$/.test(before) || !(NOT_FIRST.test(after) || NOT_LAST.test(before));
};

/** A word of this length without a blank is an address or an identifier: it breaks at its joints. */
const LONG_WORD = 16;
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Joints of addresses and identifiers: behind a slash, before `?`, `&`, `.` and `_`, between `a` and `B`. */
function joints(text: string): number[] {
  const found: number[] = [];
  for (const { 0: word, index } of text.matchAll(/[!-~]{16,}/g)) {
    if (word.length < LONG_WORD) continue;
    const address = ADDRESS.exec(word)?.[0].length ?? 0;
    const joint =
      address > 0
        ? /(?<=[/=,-])(?=[^/])|(?<=.)(?=[?&#_.])/g
        : /(?<=\w\.)(?=\w)|(?<=\w)(?=_)|(?<=[a-z])(?=[A-Z])|(?<=\w\/)(?=\w)/g;
    for (const match of word.matchAll(joint)) {
      // The end of a sentence is no joint, nor are one or two characters at either end.
      if (match.index >= address + 3 && match.index <= word.length - 3) found.push(index + match.index);
    }
  }
  return found;
}

const ADDRESSES = /[a-z][a-z0-9+.-]*:\/\/[!-~]{8,}/gi;

/** Positions after which a line may end (UAX 14, revised by kinsoku), the end of the text included. */
export function breakPositions(text: string): number[] {
  const breaker = new LineBreaker(text);
  const positions = new Set<number>();
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (next.required || mayEnd(text, next.position)) positions.add(next.position);
  }
  for (const { index } of text.matchAll(QUOTES)) positions.add(index);
  for (const { 0: address, index } of text.matchAll(ADDRESSES)) {
    for (let at = index + 1; at < index + address.length; at++) positions.delete(at);
  }
  for (const position of joints(text)) positions.add(position);
  positions.add(text.length);
  return [...positions].sort((a, b) => a - b);
}

/** A formula of at most so many cells stays on one line. */
const SHORT_FORMULA = 20;

/** Without the positions inside of formulas: short ones stay whole, long ones break behind their relations. */
export function inMath(spans: readonly Span[], positions: readonly number[], columns: number): number[] {
  const lost = new Set<number>();
  let offset = 0;
  for (const { text, style } of spans) {
    const end = offset + text.length;
    if (style.tone === 'math') {
      const cells = width(text);
      const inside = positions.filter(position => position > offset && position < end);
      const kept = cells <= Math.min(SHORT_FORMULA, columns) ? [] : goodPlaces(text, inside, offset, columns);
      for (const position of inside) if (!kept.includes(position)) lost.add(position);
    }
    offset = end;
  }
  return positions.filter(position => !lost.has(position));
}

/** Behind relations outside of brackets; where that leaves a part too wide, behind sums, then products, else anywhere. */
function goodPlaces(text: string, positions: readonly number[], offset: number, columns: number): readonly number[] {
  const depth = depths(text);
  const behind = (operators: (text: string) => boolean): number[] =>
    positions.filter(position => {
      const sign =
        text
          .slice(0, position - offset)
          .trimEnd()
          .at(-1) ?? '';
      return (depth[position - offset] ?? 0) === 0 && operators(sign);
    });
  const fits = (places: readonly number[]): boolean => {
    const ends = [offset, ...places, offset + text.length];
    return ends.slice(1).every((end, i) => width(text.slice((ends[i] ?? 0) - offset, end - offset).trim()) <= columns);
  };
  const relations = behind(sign => RELATIONS.has(sign) || /[,;]/.test(sign));
  if (fits(relations)) return relations;
  const sums = behind(sign => RELATIONS.has(sign) || /[,;+−-]/.test(sign));
  if (fits(sums)) return sums;
  const products = behind(sign => RELATIONS.has(sign) || /[,;+−·×*-]/.test(sign));
  return fits(products) ? products : positions;
}

/** How many brackets are open before each character. */
function depths(text: string): number[] {
  let depth = 0;
  return [...text, ' '].flatMap(character => {
    const before = depth;
    if (/[([{⌊⟨]/.test(character)) depth++;
    else if (/[)\]}⌋⟩]/.test(character)) depth = Math.max(0, depth - 1);
    return Array.from({ length: character.length }, () => before);
  });
}

/** Where a word that no line can hold is cut: the last place on a full line that kinsoku allows, if any. */
export function cutAt(text: string, from: number, to: number, columns: number): number {
  let at = from;
  let used = 0;
  let good: number | null = null;
  for (const grapheme of graphemes(text.slice(from, to))) {
    used += width(grapheme);
    if (used > columns && at > from) break;
    at += grapheme.length;
    if (!NOT_FIRST.test(text.slice(at, at + 1)) && !NOT_LAST.test(text.slice(at - 1, at))) good = at;
  }
  return good ?? at;
}
