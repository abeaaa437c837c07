import { parseDay } from '../platform/days.ts';
import type { Confidence, Event } from './types.ts';

/** The version of the events that are written. Older ones are read and brought to it; newer ones are kept unread. */
export const SCHEMA = 2;

/**
 * What a line of the log is. `newer`: written by a version of the tutor that knows more; it is kept and passed over.
 * `damaged`: not an event of any version.
 */
export type ParsedLine =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'empty' };

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const id: Check = value => typeof value === 'string' && value !== '' && value.length <= 200 && value !== '__proto__';
const text: Check = value => typeof value === 'string';
const count: Check = value => Number.isInteger(value) && (value as number) >= 0;
const score: Check = value => typeof value === 'number' && value >= 0 && value <= 1;
const maybeId: Check = value => value === null || id(value);
const ids: Check = value => Array.isArray(value) && value.length <= 1000 && value.every(id);
const dayOrNull: Check = value => value === null || (typeof value === 'string' && parseDay(value) !== null);
const place: Check = value => ['review', 'warm-up', 'test'].includes(value as string);
const confidence: Check = value => [1, 2, 3, 4, 5].includes(value as Confidence);
const flag: Check = value => typeof value === 'boolean';
const answer: Check = value => isFields(value) && typeof value.kind === 'string';
const optional =
  (check: Check): Check =>
  value =>
    value === undefined || check(value);

/** The fields of each kind of fact; a test compares this with the type by making one of each. */
const SHAPES: Readonly<Record<Event['type'], Readonly<Record<string, Check>>>> = {
  'lesson.opened': { lesson: id },
  'lesson.position': { lesson: id, anchor: text, screen: count },
  'lesson.finished': { lesson: id },
  'question.answered': {
    quiz: id,
    question: id,
    rev: count,
    answer,
    score,
    hints: count,
    confidence: optional(confidence),
    asked: optional(place),
    seed: optional(count),
    shown: optional(flag),
  },
  'rating.undone': { question: id, answer: id },
  'rating.raised': { question: id, answer: id },
  'chapter.tested-out': { chapter: id, lessons: ids, score },
  'chapter.test-withdrawn': { chapter: id },
  'lesson.forgotten': { lesson: id, quiz: maybeId },
  'progress.reset': {},
  'goal.set': { day: dayOrNull },
  'prediction.made': { experiment: id, option: text, confidence },
  'prediction.settled': { experiment: id, prediction: id, outcome: text, right: flag },
  'run.finished': { experiment: id, card: text, status: text },
  'quiz.finished': { quiz: id, score },
};

/** The one form of time that sorts as text. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Version 1 did not say where in the world it was: its days are those of UTC. */
const MIGRATIONS: Readonly<Record<number, (value: Fields) => Fields>> = {
  1: value => ({ ...value, v: 2, zone: 0 }),
};

function migrated(value: Fields): Fields {
  const migrate = MIGRATIONS[value.v as number];
  return migrate ? migrated(migrate(value)) : value;
}

const ZONE_LIMIT = 24 * 60;
const zone: Check = value => Number.isInteger(value) && Math.abs(value as number) <= ZONE_LIMIT;
const time: Check = value => typeof value === 'string' && TIME.test(value) && Number.isFinite(Date.parse(value));

/** Reads one line, without its newline. Never throws. */
export function parseLine(line: string): ParsedLine {
  if (line.trim() === '') return { kind: 'empty' };
  const value = parseJson(line);
  return isFields(value) ? parseFields(value) : { kind: 'damaged' };
}

function parseFields(raw: Fields): ParsedLine {
  if (Number.isInteger(raw.v) && (raw.v as number) > SCHEMA) return { kind: 'newer' };
  const value = migrated(raw);
  const headed = value.v === SCHEMA && id(value.id) && time(value.at) && zone(value.zone);
  if (!headed || typeof value.type !== 'string') return { kind: 'damaged' };
  if (!Object.hasOwn(SHAPES, value.type)) return { kind: 'newer' };
  const shape = SHAPES[value.type as Event['type']];
  for (const name in shape) if (!shape[name]?.(value[name])) return { kind: 'damaged' };
  return { kind: 'event', event: value as unknown as Event };
}

/** The event with the fields that its kind has, and no others. */
export function bare(event: Event): Event {
  const fields: Fields = { ...event };
  const kept = ['v', 'id', 'at', 'zone', 'type', ...Object.keys(SHAPES[event.type])];
  const entries = kept.filter(name => fields[name] !== undefined).map(name => [name, fields[name]] as const);
  return Object.fromEntries(entries) as unknown as Event;
}
