import { cli } from '../i18n/cli.ts';
import { say } from '../i18n/say.ts';
import { TutorError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/language.ts';
import { nearest } from './nearest.ts';

export { say };

/** Two sentences, one after the other. */
export const join = (first: Bilingual, second: Bilingual): Bilingual => ({
  zh: `${first.zh}${second.zh}`,
  en: [first.en, second.en].filter(text => text !== '').join(' '),
});

/** Wrong usage: exit code 2. */
export const usageError = (text: Bilingual, next: Bilingual): TutorError => new TutorError('usage', text, next, 2);

/** Names beyond this many are looked up, not listed in a message. */
const LISTED = 8;

/** A name that is not among those that exist: says so, suggests the nearest, else names them all or where to look. */
export function unknownName(text: Bilingual, word: string, names: readonly string[], help: string): TutorError {
  const near = nearest(word, names);
  const next =
    names.length <= LISTED ? say(cli.oneOf, { values: names.join(', ') }) : say(cli.seeHelp, { command: help });
  return usageError(say(text, { word }), near === undefined ? next : say(cli.didYouMean, { word: near }));
}

/** A value that is not among those allowed. */
export function badChoice(option: string, word: string, values: readonly string[]): TutorError {
  const near = nearest(word, values);
  const choices = say(cli.oneOf, { values: values.join(', ') });
  return usageError(
    say(cli.badValue, { option, word }),
    near === undefined ? choices : join(say(cli.didYouMean, { word: near }), choices),
  );
}

/** A whole number between two bounds. */
export function wholeNumber(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw usageError(say(cli.badValue, { option, word: text }), say(cli.wholeNumber, { low, high }));
}
