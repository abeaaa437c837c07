import type { Bilingual } from '../platform/language.ts';
import { sanitise } from '../text/sanitise.ts';
import { fill } from './fill.ts';

export type Values = Readonly<Record<string, string | number>>;

/** A message with its values filled in, in both languages. What a user typed cannot steer the terminal from there. */
export function say(message: Bilingual, values: Values = {}): Bilingual {
  const safe = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sanitise(String(value))]));
  return { zh: fill(message.zh, safe), en: fill(message.en, safe) };
}
