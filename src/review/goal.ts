import type { Day } from '../platform/days.ts';
import { type Card, dueDay, RETENTION } from './memory.ts';

const HIGHEST = 0.97;
const STEP = 0.01;
const FITTING = 0.9;

/**
 * The retention to aim at so that what is known is met once more before the day of the goal: the lowest from 0.90 to
 * 0.97 at which nine in ten of the cards that wait fall due by then. Without a goal, or after it, 0.90.
 */
export function targetFor(cards: readonly Card[], goal: Day | null, today: Day): number {
  if (goal === null || goal <= today || cards.length === 0) return RETENTION;
  const fits = (target: number): boolean =>
    cards.filter(card => dueDay(card, target) <= goal).length >= FITTING * cards.length;
  for (let i = 0; RETENTION + i * STEP < HIGHEST; i++) {
    const target = i === 0 ? RETENTION : RETENTION + i * STEP;
    if (fits(target)) return target;
  }
  return HIGHEST;
}
