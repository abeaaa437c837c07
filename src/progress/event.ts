import type { Confidence, Event } from './types.ts';

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
  },
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

/** Reads one line, without its newline. Never throws. */
export function parseLine(line: string): ParsedLine {
  if (line.trim() === '') return { kind: 'empty' };
  const value = parseJson(line);
  if (!isFields(value)) return { kind: 'damaged' };
  if (Number.isInteger(value.v) && (value.v as number) > 1) return { kind: 'newer' };
  if (value.v !== 1 || !id(value.id) || typeof value.at !== 'string' || !TIME.test(value.at)) {
    return { kind: 'damaged' };
  }
  if (typeof value.type !== 'string') return { kind: 'damaged' };
  if (!Object.hasOwn(SHAPES, value.type)) return { kind: 'newer' };
  const shape = SHAPES[value.type as Event['type']];
  const good = Object.entries(shape).every(([name, check]) => check(value[name]));
  return good ? { kind: 'event', event: value as unknown as Event } : { kind: 'damaged' };
}
