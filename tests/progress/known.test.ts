import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FOLD, foldEvents, inOrder } from '../../src/progress/fold.ts';
import { absorb, type Known, NOTHING } from '../../src/progress/known.ts';
import type { Event } from '../../src/progress/types.ts';
import { eventsArbitrary } from './events.ts';

const NOW = Date.UTC(2026, 5, 1);
const foldOf = (events: readonly Event[]) => foldEvents(EMPTY_FOLD, inOrder(events));

/** Adds batch after batch as the store does: from the beginning when one comes too late. */
function arrive(batches: readonly (readonly Event[])[], now = NOW): Known {
  let known = NOTHING;
  let all: readonly Event[] = [];
  for (const batch of batches) {
    all = all.concat(batch);
    known = absorb(known, batch, {}, now) ?? (absorb(NOTHING, all, {}, now) as Known);
  }
  return known;
}

const opened = (n: number, at: number): Event => ({
  ...{ v: 2, id: `e${String(n).padStart(6, '0')}`, at: new Date(at).toISOString(), zone: 0 },
  ...{ type: 'lesson.opened', lesson: `l${n % 7}` },
});

describe('what is known of the log', () => {
  it('is its fold, however the events come in', () => {
    fc.assert(
      fc.property(eventsArbitrary, fc.infiniteStream(fc.nat(4)), (events, sizes) => {
        const batches: Event[][] = [];
        for (let i = 0; i < events.length; ) {
          const size = 1 + (sizes.next().value as number);
          batches.push(events.slice(i, i + size));
          i += size;
        }
        const known = arrive(batches);
        expect(known.fold).toEqual(foldOf(events));
        expect(foldEvents(known.base, known.tail)).toEqual(known.fold);
      }),
    );
  });

  it('takes a late event of the last hundred without folding all again, and an older one not at all', () => {
    const events = Array.from({ length: 1000 }, (_, n) => opened(n, NOW - 1e6 + n * 100));
    const known = arrive([events]);
    expect(known.tail.length).toBeGreaterThanOrEqual(64);
    expect(known.tail.length).toBeLessThanOrEqual(128);
    const late = opened(2000, NOW - 1e6 + 99_000 + 50);
    expect(absorb(known, [late], {}, NOW)?.fold).toEqual(foldOf([...events, late]));
    expect(absorb(known, [opened(2001, NOW - 1e6 + 50)], {}, NOW)).toBeNull();
  });

  it('holds events of the far future back until their time has come', () => {
    const today = opened(1, NOW);
    const future = opened(2, NOW + 400 * 864e5);
    const known = arrive([[today], [future]]);
    expect(known.fold.progress.events).toBe(1);
    expect(known.held).toEqual([future]);
    const next = opened(3, NOW + 1000);
    expect(absorb(known, [next], {}, NOW)?.fold).toEqual(foldOf([today, next]));
    expect(absorb(known, [], {}, NOW + 399 * 864e5)).toMatchObject({ held: [], fold: foldOf([today, future]) });
  });
});
