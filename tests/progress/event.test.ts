import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLine } from '../../src/progress/event.ts';
import { FACTS } from './events.ts';

const base = { v: 2, id: 'e1', at: '2026-01-01T00:00:00.000Z', zone: 0 };

describe('parseLine', () => {
  it.each(Object.values(FACTS))('reads $type', fact => {
    const event = { ...base, ...fact };
    expect(parseLine(JSON.stringify(event))).toEqual({ kind: 'event', event });
  });

  it.each(Object.values(FACTS))('refuses $type when any of its fields is missing or of another type', fact => {
    const mayBeNull = fact.type === 'goal.set' ? ['day'] : fact.type === 'lesson.forgotten' ? ['quiz'] : [];
    for (const name of Object.keys(fact).filter(key => key !== 'type' && key !== 'confidence')) {
      expect(parseLine(JSON.stringify({ ...base, ...fact, [name]: undefined })).kind).toBe('damaged');
      if (mayBeNull.includes(name)) continue;
      expect(parseLine(JSON.stringify({ ...base, ...fact, [name]: null })).kind).toBe('damaged');
    }
  });

  it.each([
    ['a higher version', { v: 3, what: 'ever' }],
    ['an unknown type', { ...base, type: 'review.done', card: 1 }],
  ])('knows %s as newer', (_, value) => {
    expect(parseLine(JSON.stringify(value))).toEqual({ kind: 'newer' });
  });

  it.each([
    ['a torn line', '{"v":1,"id":"e1","a'],
    ['a number', '17'],
    ['an array', '[]'],
    ['no version', JSON.stringify({ ...base, v: undefined, ...FACTS['lesson.opened'] })],
    ['no id', JSON.stringify({ ...base, id: '', ...FACTS['lesson.opened'] })],
    ['a time that does not sort', JSON.stringify({ ...base, at: '1 January', ...FACTS['lesson.opened'] })],
    [
      'a time that does not exist',
      JSON.stringify({ ...base, at: '2026-99-99T00:00:00.000Z', ...FACTS['lesson.opened'] }),
    ],
    ['no time zone', JSON.stringify({ ...base, zone: undefined, ...FACTS['lesson.opened'] })],
    ['a time zone beyond the earth', JSON.stringify({ ...base, zone: 9999, ...FACTS['lesson.opened'] })],
    ['a day that does not exist', JSON.stringify({ ...base, type: 'goal.set', day: '2026-02-30' })],
    ['a prototype for a name', JSON.stringify({ ...base, type: 'lesson.opened', lesson: '__proto__' })],
    ['a score beyond 1', JSON.stringify({ ...base, ...FACTS['quiz.finished'], score: 2 })],
  ])('calls %s damaged', (_, line) => {
    expect(parseLine(line)).toEqual({ kind: 'damaged' });
  });

  it('passes over an empty line', () => {
    expect(parseLine(' \r')).toEqual({ kind: 'empty' });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), line => Boolean(parseLine(line).kind)));
  });
});
