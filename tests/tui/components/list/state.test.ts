import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extentOf, type Heights, type ListAction, reduceList } from '../../../../src/tui/components/list/state.ts';

const START = { at: 0, top: 0 };
const items = (...open: number[]): Heights => open.map(height => ({ closed: 1, open: height }));
const after = (actions: ListAction[], heights: Heights, rows: number) =>
  actions.reduce((state, action) => reduceList(state, action, heights, rows), START);
const move = (by: 1 | -1): ListAction => ({ type: 'move', by });

describe('a list', () => {
  it('moves and stops at both ends', () => {
    expect(after([move(-1)], items(1, 1, 1), 5)).toEqual(START);
    expect(after([move(1), move(1), move(1)], items(1, 1, 1), 5)).toEqual({ at: 2, top: 0 });
  });

  it('keeps the whole of the chosen item in sight', () => {
    expect(after([move(1), move(1)], items(3, 3, 3), 4)).toEqual({ at: 2, top: 1 });
    expect(
      after(
        [
          { type: 'edge', to: 'last' },
          { type: 'edge', to: 'first' },
        ],
        items(3, 3, 3),
        4,
      ),
    ).toEqual(START);
  });

  it('reads an item that is taller than the window to its end before it goes on', () => {
    const heights = items(6, 1);
    expect(after([move(1)], heights, 4)).toEqual({ at: 0, top: 1 });
    expect(after([move(1), move(1)], heights, 4)).toEqual({ at: 0, top: 2 });
    expect(after([move(1), move(1), move(1)], heights, 4)).toMatchObject({ at: 1 });
  });

  it('passes over a number that no item has', () => {
    expect(after([{ type: 'pick', index: 1 }], items(1, 1), 4)).toMatchObject({ at: 1 });
    expect(after([{ type: 'pick', index: 7 }], items(1, 1), 4)).toEqual(START);
  });

  it('is never beyond its items, and some of the chosen one is always in sight', () => {
    const action: fc.Arbitrary<ListAction> = fc.oneof(
      fc.record({ type: fc.constantFrom('move', 'page'), by: fc.constantFrom(1, -1) }) as fc.Arbitrary<ListAction>,
      fc.record({ type: fc.constant('edge'), to: fc.constantFrom('first', 'last') }) as fc.Arbitrary<ListAction>,
      fc.record({ type: fc.constant('pick'), index: fc.nat(12) }) as fc.Arbitrary<ListAction>,
    );
    const heights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 30 }),
        heights,
        fc.integer({ min: 1, max: 12 }),
        (actions, open, rows) => {
          const all = items(...open);
          const { at, top } = after(actions, all, rows);
          const { from, to } = extentOf(all, at, at);
          expect(from).toBeLessThan(top + rows);
          expect(to).toBeGreaterThan(top);
          if (to - from <= rows) expect([from >= top, to <= top + rows]).toEqual([true, true]);
        },
      ),
    );
  });
});
