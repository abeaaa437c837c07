/** A calendar day as a whole number: days since 1970-01-01 where the learner is. Days have no hours, so no time change moves them. */
export type Day = number;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Minutes east of UTC at a moment, where this machine stands (summer time included). */
export const zoneAt = (time: number): number => 0 - new Date(time).getTimezoneOffset();

/** The calendar day of a moment (ms since 1970) in a place that is `zone` minutes east of UTC. */
export const dayAt = (time: number, zone: number): Day => Math.floor((time + zone * MINUTE) / DAY);

/** The calendar day of a moment where this machine stands. */
export const localDay = (time: number): Day => dayAt(time, zoneAt(time));

/** `2026-01-31`. */
export const dayText = (day: Day): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The day that `2026-01-31` names, or null when there is no such day. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isFinite(time) && dayText(time / DAY) === text ? time / DAY : null;
}
