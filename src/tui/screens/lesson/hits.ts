import type { Lang } from '../../../platform/language.ts';
import { findMatches, type Match } from '../../../text/search.ts';
import type { Line } from '../../../text/styled.ts';
import type { Page } from './pages.ts';
import { type Editions, otherThan } from './use-pages.ts';

/** A place where a text was found. */
export type Hit = {
  readonly screen: number;
  /** Line of the edition that is read; of a hit in the other language the first line of the same block. */
  readonly line: number;
  readonly lang: Lang;
  /** Where it stands in `text`. */
  readonly match: Match;
  /** The line of its own edition. */
  readonly text: Line;
};

/** Block that holds a line. */
const blockOf = ({ starts }: Page, line: number): number =>
  Math.max(
    0,
    starts.findLastIndex(start => start <= line),
  );

/** The line of a page that corresponds to one of another layout of the same screen: same block, same share of it. */
export function correspondingLine(from: Page, line: number, to: Page): number {
  if (line === 0) return 0;
  const block = blockOf(from, line);
  const span = ({ starts, lines }: Page): readonly [number, number] => {
    const start = starts[block] ?? 0;
    return [start, Math.max(1, (starts[block + 1] ?? lines.length) - start)];
  };
  const [start, height] = span(from);
  const [target, room] = span(to);
  return target + Math.min(room - 1, Math.floor(((line - start) / height) * room));
}

/**
 * Every place of a text in a lesson, in reading order: in the edition that is read, and on screens where it has none in the
 * other language.
 */
export function hitsOf(query: string, { lang, own, other }: Editions): readonly Hit[] {
  if (query.trim() === '') return [];
  return Array.from({ length: own.count }, (_, screen) => screen).flatMap(screen => {
    const page = own.at(screen);
    const found = hitsOn(page, query, screen, lang);
    if (found.length > 0 || screen >= other.count) return found;
    const there = other.at(screen);
    return hitsOn(there, query, screen, otherThan(lang)).map(hit => ({
      ...hit,
      line: page.starts[blockOf(there, hit.line)] ?? 0,
    }));
  });
}

const hitsOn = ({ lines }: Page, query: string, screen: number, lang: Lang): Hit[] =>
  findMatches(lines, query).flatMap(match => {
    const first = match[0];
    return first ? [{ screen, line: first.line, lang, match, text: lines[first.line] ?? [] }] : [];
  });

type Spot = { readonly screen: number; readonly line: number };

const isBefore = (a: Spot, b: Spot): boolean => a.screen < b.screen || (a.screen === b.screen && a.line < b.line);

/** Index of the hit next to a hit, around the end of the lesson; -1 without any. */
export const nextHit = (hits: readonly Hit[], index: number, by: 1 | -1): number =>
  hits.length === 0 ? -1 : (index + by + hits.length) % hits.length;

/** Index of the first hit at a place or behind it, else the first of all. */
export function hitFrom(hits: readonly Hit[], spot: Spot): number {
  const found = hits.findIndex(hit => !isBefore(hit, spot));
  return Math.max(0, found);
}
