import { splitUnit } from './unit.ts';

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'].map((sign, i) => [sign, '0123456789+-'[i] as string]),
);

/** `1 234 567` and `1,234,567`: groups of three; a group never begins with a lone 0, so `0,250` is a decimal comma. */
const GROUPED = /^([1-9]\d{0,2})((?: \d{3})+|(?:,\d{3})+)(?=[.e]|$)/;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/;
const POWER = /^(.*?)\s*[x*×·]\s*10\^\(?([+-]?\d+)\)?$/;
const BARE_POWER = /^([+-]?) ?10\^\(?([+-]?\d+)\)?$/;

/** What learners and their keyboards write, brought to ASCII: full-width forms, minus signs, narrow spaces, powers. */
function normalise(text: string): string {
  return text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/g, run => `^${[...run].map(sign => SUPERSCRIPTS[sign]).join('')}`)
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/[。．]/g, '.')
    .replace(/、/g, ',')
    .replace(/(\d)'(?=\d{3}(?!\d))/g, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();
}

function decimal(text: string): number | undefined {
  const sign = /^[+-] ?/.exec(text)?.[0] ?? '';
  let digits = text.slice(sign.length);
  const grouped = GROUPED.exec(digits);
  if (grouped) digits = digits.replace(grouped[0], grouped[0].replace(/[ ,]/g, ''));
  else if (!digits.includes('.')) digits = digits.replace(',', '.');
  if (!PLAIN.test(digits) || /^[+-]/.test(digits)) return undefined;
  const value = Number(digits);
  if (!Number.isFinite(value)) return undefined;
  return sign.startsWith('-') ? -value : value;
}

function parse(written: string): number | undefined {
  const text = written.toLowerCase();
  const bare = BARE_POWER.exec(text);
  if (bare) return Number(`${bare[1]}1e${bare[2]}`);
  const power = POWER.exec(text);
  if (power) {
    const factor = decimal(power[1] ?? '');
    return factor === undefined ? undefined : Number(`${factor}e${power[2]}`);
  }
  const parts = text.split('/');
  if (parts.length === 2) {
    const [a, b] = parts.map(part => decimal(part.trim()));
    return a === undefined || b === undefined || b === 0 ? undefined : a / b;
  }
  return decimal(text);
}

/** A number as it was written: in the unit that was asked for, and whether a unit stood there. */
export type Quantity =
  | { readonly kind: 'number'; readonly value: number; readonly hasUnit: boolean }
  | { readonly kind: 'other-unit' }
  | { readonly kind: 'none' };

const NONE: Quantity = { kind: 'none' };

/**
 * Reads what a learner typed: `1e-3`, `10^-3`, `1.5×10³`, `0,25`, `０．２５`, `25%`, `1/4`, `1 000`, `1,000`, `−3`, with or
 * without a unit. A unit of the same family is converted: `0.2 s` to a question in `ms` is 200, `1.5M` to a question
 * without a unit is 1 500 000, `25%` is 0.25 there and 25 where the unit is `%`.
 */
export function readQuantity(text: string, unit?: string): Quantity {
  // NFKC would read "1½" as 11/2.
  if (/\d\s*[¼-¾⅐-⅞]/.test(text)) return NONE;
  const written = normalise(text);
  const { body, factor, hasUnit } = splitUnit(written, unit === undefined ? undefined : normalise(unit));
  const value = parse(body);
  if (value === undefined || !Number.isFinite(value)) return NONE;
  return factor === undefined ? { kind: 'other-unit' } : { kind: 'number', value: value * factor, hasUnit };
}

/** The number that a learner typed in the unit of the question, or undefined when it is none. */
export function parseNumber(text: string, unit?: string): number | undefined {
  const read = readQuantity(text, unit);
  return read.kind === 'number' ? read.value : undefined;
}
