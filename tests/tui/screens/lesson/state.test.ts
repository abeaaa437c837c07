import { describe, expect, it } from 'vitest';
import {
  type Extent,
  isAtEnd,
  isFinished,
  type Place,
  type PlaceAction,
  reducePlace,
  screenOf,
  startAt,
  topOf,
} from '../../../../src/tui/screens/lesson/state.ts';

const extentOf = (rows: number, ...heights: number[]): Extent => ({
  screens: heights.length,
  rows,
  height: screen => heights[screen] ?? 0,
});

const after = (extent: Extent, place: Place, ...actions: PlaceAction[]): Place =>
  actions.reduce((now, action) => reducePlace(extent, now, action), place);

const where = ({ screen, top }: Place): [number, number] => [screen, top];

const next = { type: 'next' } as const;
const back = { type: 'back' } as const;

describe('going on', () => {
  const extent = extentOf(10, 8, 25, 10);

  it('goes to the next screen when nothing is left below', () => {
    expect(where(after(extent, startAt(0), next))).toEqual([1, 0]);
  });

  it('reads a long screen page by page, keeping one line in sight, and stops at its end first', () => {
    const pages = [next, next, next].map((_, count, all) =>
      where(after(extent, startAt(1), ...all.slice(0, count + 1))),
    );
    expect(pages).toEqual([
      [1, 9],
      [1, 15],
      [2, 0],
    ]);
  });

  it('stays at the end of the last screen', () => {
    expect(where(after(extent, startAt(2), next, next))).toEqual([2, 0]);
  });

  it('takes the same number of keys in a burst as one by one', () => {
    expect(where(after(extent, startAt(0), next, next, next, next))).toEqual([2, 0]);
  });
});

describe('going back', () => {
  const extent = extentOf(10, 25, 8);

  it('shows the end of the screen before, from where one came', () => {
    expect(where(after(extent, startAt(1), back))).toEqual([0, 15]);
  });

  it('goes a page up first, and never before the beginning', () => {
    expect(where(after(extent, startAt(0, 15), back))).toEqual([0, 6]);
    expect(where(after(extent, startAt(0, 15), back, back, back))).toEqual([0, 0]);
  });
});

describe('scrolling', () => {
  const extent = extentOf(10, 25, 8);

  it('keeps within the text and within the screen of the lesson', () => {
    expect(where(after(extent, startAt(0), { type: 'scroll', by: 1 }))).toEqual([0, 1]);
    expect(where(after(extent, startAt(0), { type: 'scroll', by: -1 }))).toEqual([0, 0]);
    expect(where(after(extent, startAt(0), { type: 'page', by: 1 }, { type: 'page', by: 1 }))).toEqual([0, 15]);
    expect(where(after(extent, startAt(0), { type: 'edge', to: 'last' }))).toEqual([0, 15]);
    expect(where(after(extent, startAt(0, 15), { type: 'edge', to: 'first' }))).toEqual([0, 0]);
    expect(where(after(extent, startAt(1), { type: 'scroll', by: 1 }))).toEqual([1, 0]);
  });

  it('starts from what was shown after the window grew', () => {
    const grown = extentOf(20, 25, 8);
    expect(topOf(startAt(0, 15), grown)).toBe(5);
    expect(where(after(grown, startAt(0, 15), { type: 'scroll', by: -1 }))).toEqual([0, 4]);
  });
});

describe('the end', () => {
  it('is reached when the last line of the last screen is in the window', () => {
    const extent = extentOf(10, 8, 12);
    expect(isFinished(startAt(0), extent)).toBe(false);
    expect(isAtEnd(startAt(0), extent)).toBe(true);
    expect(isFinished(startAt(1, 1), extent)).toBe(false);
    expect(isFinished(startAt(1, 2), extent)).toBe(true);
  });

  it('is not passed by a place from a longer version of the lesson', () => {
    expect(screenOf(startAt(7), extentOf(10, 8, 8))).toBe(1);
  });
});

describe('experiments', () => {
  const extent = extentOf(10, 25);
  const card = { key: 'a', experiment: 'xor-mlp' };

  it('open over the text and close to the same line', () => {
    const open = after(extent, startAt(0, 5), { type: 'open', card });
    expect(open.open).toBe('a');
    expect(after(extent, open, { type: 'close' })).toMatchObject({ open: null, screen: 0, top: 5, opened: [card] });
  });

  it('are remembered once each', () => {
    const other = { key: 'b', experiment: 'xor-mlp' };
    const open = (opened: typeof card): PlaceAction => ({ type: 'open', card: opened });
    const settled = { type: 'settled', key: 'a' } as const;
    const place = after(extent, startAt(0), open(card), open(card), open(other), settled, settled);
    expect(place).toMatchObject({ open: 'b', opened: [card, other], settled: ['a'] });
  });
});
