import type { Bilingual, Lang } from '../platform/language.ts';
import { formatNumber } from './format.ts';

export type Values = Readonly<Record<string, string | number>>;

/**
 * A message with its values: `{name}` is replaced, numbers in a few signs, and `{n|point|points}` is the one or the
 * other word according to the number `n`.
 */
export function say(lang: Lang, message: Bilingual, values: Values = {}): string {
  return message[lang].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (one !== undefined) return (value === 1 ? one : many) ?? '';
      return typeof value === 'number' ? unbroken(formatNumber(value)) : value;
    },
  );
}

/** Statements as sentences, each with its full stop. */
export function sentences(lang: Lang, statements: readonly string[]): string {
  const ended = statements
    .filter(text => text !== '')
    .map(text => {
      // `σ(x)` and `x = 3` stay as they are; a word begins with a capital.
      const first = /^[a-z]{2}/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
      return /[.。!！?？]$/.test(text) ? first : `${first}${lang === 'zh' ? '。' : '.'}`;
    });
  return lang === 'zh' ? spread(ended.join('')) : ended.join(' ');
}

/** Chinese with a blank wherever it meets Latin letters or digits. */
const spread = (text: string): string =>
  text.replace(/([\u4e00-\u9fff])(?=[A-Za-z0-9(])/g, '$1 ').replace(/([A-Za-z0-9)%])(?=[\u4e00-\u9fff])/g, '$1 ');

/** `a, b and c`; `a、b 和 c`. */
export function listed(lang: Lang, items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  const last = items[items.length - 1] ?? '';
  const rest = items.slice(0, -1);
  return lang === 'zh' ? `${rest.join('、')}和${last}` : `${rest.join(', ')} and ${last}`;
}

/** Groups of digits must not be parted at the end of a line. */
export const unbroken = (number: string): string => number.replaceAll(' ', '\u00a0');

export const percent = (share: number): string => (Number.isFinite(share) ? `${Math.round(share * 100)} %` : 'NaN');

/** Index of the least (or, with `sign` -1, greatest) finite number; -1 where there is none. */
export function indexOfLeast(values: ArrayLike<number>, sign = 1): number {
  let best = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value) && (best < 0 || value * sign < (values[best] as number) * sign)) best = i;
  }
  return best;
}

/** How many values are no finite numbers. */
export function countBad(values: ArrayLike<number>): number {
  let bad = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i] as number)) bad++;
  return bad;
}
