import type { Bilingual } from '../platform/language.ts';
import type { Tolerance } from './types.ts';

/** A wrong number, why people come to it, and what they then believe. */
export type Slip = readonly [value: number, misconception: string, why: Bilingual];

/** A question with its numbers. Texts may hold `$formulas$`. */
export type Made = {
  readonly prompt: Bilingual;
  readonly answer: number;
  /** Left out: whole numbers exactly, others within 0.5 %. */
  readonly tolerance?: Tolerance;
  readonly unit?: string;
  readonly slips: readonly Slip[];
  /** A nudge, the principle, a worked step. */
  readonly hints: readonly [Bilingual, Bilingual, Bilingual];
  readonly explain: Bilingual;
};

export type Values = Readonly<Record<string, number>>;

/** A family of questions: parameters with the values that each may take, and the question as a function of them. */
export type Template = {
  readonly id: string;
  readonly params: Readonly<Record<string, readonly number[]>>;
  /** Null: these numbers together make no good question (a kernel larger than its input, say). */
  readonly make: (values: Values) => Made | null;
};

type Named<P extends Readonly<Record<string, readonly number[]>>> = { readonly [K in keyof P]: number };

/** A template whose `make` knows the names of its parameters. */
export function defineTemplate<const P extends Readonly<Record<string, readonly number[]>>>(template: {
  readonly id: string;
  readonly params: P;
  readonly make: (values: Named<P>) => Made | null;
}): Template {
  const { id, params, make } = template;
  return { id, params, make: values => make(values as Named<P>) };
}

/** Texts in both languages. */
export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** A text that is equal in both languages: a formula, mostly. */
export const same = (text: string): Bilingual => ({ zh: text, en: text });

/** `from`, `from + step`, … up to `to`. */
export function steps(from: number, to: number, step = 1): number[] {
  return Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, i) => round(from + i * step));
}

/** Without the noise of binary fractions: twelve significant digits. */
export const round = (value: number): number => Number(value.toPrecision(12));

/** A number as it is read: at most `digits` significant digits, thin groups in large whole numbers, no exponent. */
export function show(value: number, digits = 4): string {
  if (Number.isInteger(value)) return String(value).replace(/\B(?=(\d{3})+$)/g, value >= 10000 ? '\\,' : '');
  const text = value.toPrecision(digits);
  return text.includes('e') ? tenPower(text) : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

function tenPower(text: string): string {
  const [factor = '', power = ''] = text.split('e');
  return `${factor.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}\\cdot 10^{${Number(power)}}`;
}

/** The same inside a formula, with parentheses round a negative number that is multiplied. */
export const factor = (value: number, digits = 4): string =>
  value < 0 ? `(${show(value, digits)})` : show(value, digits);

/** A list of numbers in a formula. */
export const list = (values: readonly number[], digits = 4): string =>
  values.map(value => show(value, digits)).join(', ');
