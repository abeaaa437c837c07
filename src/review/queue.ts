import type { Day } from '../platform/days.ts';
import { type Card, dueDay, retrievability } from './memory.ts';

/** A question that can be asked again, with its place in the course. */
export type Item = {
  readonly question: string;
  readonly quiz: string;
  readonly lesson: string;
  readonly chapter: string;
  /** Lessons that come before its lesson, however far. */
  readonly before: ReadonlySet<string>;
  readonly card: Card;
};

export type Plan = {
  readonly today: Day;
  /** Most questions a day. */
  readonly cap: number;
  /** Questions that were reviewed today already. */
  readonly done: number;
  /** Retention aimed at. */
  readonly target: number;
};

export type Due = Item & { readonly due: Day };

/** What the learner has to do today: at most what is left of the day's cap. The rest waits for the days after. */
export function queueOf(items: readonly Item[], plan: Plan): Due[] {
  return interleaved(chosen(dueItems(items, plan), Math.max(0, plan.cap - plan.done)));
}

/** All that could be asked today, not rated today yet. */
function dueItems(items: readonly Item[], { today, target }: Plan): Due[] {
  return items
    .filter(({ card }) => card.day < today && dueDay(card, target) <= today)
    .map(item => ({ ...item, due: dueDay(item.card, target) }));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The longest overdue first; what they build on is as urgent as they are. */
function chosen(due: readonly Due[], room: number): Due[] {
  if (due.length <= room) return [...due];
  const earliest = new Map<string, Day>();
  for (const { lesson, due: day } of due) earliest.set(lesson, Math.min(day, earliest.get(lesson) ?? day));
  const befores = new Map(due.map(({ lesson, before }) => [lesson, before]));
  const urgency = new Map(earliest);
  for (const [lesson, day] of earliest) {
    for (const other of befores.get(lesson) ?? []) {
      const known = urgency.get(other);
      if (known !== undefined && day < known) urgency.set(other, day);
    }
  }
  const key = ({ lesson, due: day }: Due): Day => Math.min(day, urgency.get(lesson) ?? day);
  return [...due]
    .sort((a, b) => key(a) - key(b) || a.before.size - b.before.size || byText(a.question, b.question))
    .slice(0, room);
}

/** Another chapter each time where there is one, else another lesson; no question before those on what it builds on. */
function interleaved(due: readonly Due[]): Due[] {
  const left = [...due].sort(
    (a, b) => a.before.size - b.before.size || a.due - b.due || byText(a.question, b.question),
  );
  const result: Due[] = [];
  while (left.length > 0) {
    const last = result.at(-1);
    const waiting = new Set(left.map(({ lesson }) => lesson));
    const free = left.filter(({ before }) => ![...before].some(lesson => waiting.has(lesson)));
    const pick = best(free.length > 0 ? free : left, left, last);
    result.push(...left.splice(left.indexOf(pick), 1));
  }
  return result;
}

function best(free: readonly Due[], left: readonly Due[], last: Due | undefined): Due {
  const waiting = (chapter: string): number => left.filter(item => item.chapter === chapter).length;
  const worth = (item: Due): number =>
    (item.chapter !== last?.chapter ? 1e6 : 0) + (item.lesson !== last?.lesson ? 1e3 : 0) + waiting(item.chapter);
  return free.reduce((one, other) => (worth(other) > worth(one) ? other : one));
}

/** Questions due on each of the next days when every day's cap is kept: what does not fit moves on. Today comes first. */
export function forecast(items: readonly Item[], plan: Plan, days: number): number[] {
  const falling = new Array<number>(days).fill(0);
  for (const { card } of items) {
    const at = Math.max(card.day >= plan.today ? 1 : 0, dueDay(card, plan.target) - plan.today);
    if (at < days) falling[at] = (falling[at] ?? 0) + 1;
  }
  let waiting = 0;
  return falling.map((count, day) => {
    const room = Math.max(0, plan.cap - (day === 0 ? plan.done : 0));
    const asked = Math.min(room, waiting + count);
    waiting += count - asked;
    return asked;
  });
}

/**
 * Older questions to ask before a lesson that is new (testing what came before helps to learn what comes next:
 * Pastötter & Bäuml 2014): on what the lesson builds on first, the least certain first, none that was asked today.
 */
export function warmUp(items: readonly Item[], before: ReadonlySet<string>, today: Day, count = 2): Item[] {
  const near = (item: Item): number => (before.has(item.lesson) ? 0 : 1);
  return items
    .filter(({ card }) => card.day < today)
    .map(item => ({ item, known: retrievability(item.card, today) }))
    .sort((a, b) => near(a.item) - near(b.item) || a.known - b.known || byText(a.item.question, b.item.question))
    .slice(0, count)
    .map(({ item }) => item);
}

/** The seed of a question's numbers and of the order of its options: others each time that it comes back. */
export const seedOf = (card: Card | null): number => card?.reps ?? 0;
