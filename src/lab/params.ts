import { TutorError } from '../platform/errors.ts';
import { printable } from './printable.ts';
import type { Experiment, Param, ParamValue, ParamValues } from './types.ts';

type NumberParam = Extract<Param, { kind: 'number' | 'integer' }>;

/** Seeds are whole numbers from 0 to this. */
export const MAX_SEED = 2 ** 31 - 1;

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const INTEGER = /^[+-]?\d{1,15}$/;
const SWITCH: Readonly<Record<string, boolean>> = { true: true, on: true, false: false, off: false };

/** The default of every parameter, in the order of the declaration. */
export function defaults(experiment: Experiment): ParamValues {
  return Object.fromEntries(experiment.params.map((param): [string, ParamValue] => [param.name, param.default]));
}

/** The defaults with `overrides` put over them. Throws `param-unknown`, `param-kind` or `param-range`. */
export function resolveParams(experiment: Experiment, overrides: ParamValues): ParamValues {
  const values: Record<string, ParamValue> = { ...defaults(experiment) };
  for (const [name, value] of Object.entries(overrides)) {
    values[name] = checked(paramNamed(experiment, name), value);
  }
  return values;
}

/** The declaration of a parameter. Throws `param-unknown`. */
export function paramNamed(experiment: Experiment, name: string): Param {
  const param = experiment.params.find(candidate => candidate.name === name);
  if (param) return param;
  const names = experiment.params.map(candidate => candidate.name).join(', ');
  throw new TutorError(
    'param-unknown',
    {
      zh: `实验 ${experiment.id} 没有名为“${printable(name)}”的参数。`,
      en: `The experiment ${experiment.id} has no parameter "${printable(name)}".`,
    },
    { zh: `可用的参数：${names}。`, en: `Its parameters are: ${names}.` },
    2,
  );
}

/** The value that a text names, strictly: decimal numbers only, choices by their exact value. Throws like `resolveParams`. */
export function parseParam(param: Param, text: string): ParamValue {
  switch (param.kind) {
    case 'number':
      if (!DECIMAL.test(text)) throw wrongKind(param, text);
      return checked(param, Number(text));
    case 'integer':
      if (!INTEGER.test(text)) throw wrongKind(param, text);
      return checked(param, Number(text));
    case 'boolean': {
      const value = Object.hasOwn(SWITCH, text) ? SWITCH[text] : undefined;
      if (value === undefined) throw wrongKind(param, text);
      return value;
    }
    case 'choice':
      return checked(param, text);
  }
}

/** A seed from text: a whole number from 0 to 2³¹ − 1. Throws `seed-range`. */
export function parseSeed(text: string): number {
  const seed = INTEGER.test(text) ? Number(text) : Number.NaN;
  if (seed >= 0 && seed <= MAX_SEED) return seed;
  throw new TutorError(
    'seed-range',
    { zh: `“${printable(text)}”不能作为种子。`, en: `"${printable(text)}" is not a seed.` },
    { zh: `种子是 0 到 ${MAX_SEED} 之间的整数。`, en: `A seed is a whole number from 0 to ${MAX_SEED}.` },
    2,
  );
}

/** The value after one press of a key: up or down within the range, round the circle for choices and switches. */
export function nudge(param: Param, value: ParamValue, direction: 1 | -1): ParamValue {
  switch (param.kind) {
    case 'boolean':
      return !value;
    case 'choice': {
      const values = param.choices.map(choice => choice.value);
      const next = (values.indexOf(String(value)) + direction + values.length) % values.length;
      return values[next] ?? param.default;
    }
    case 'integer':
      return clamp(param, Math.round(alongLine(Number(value), param.step, direction)));
    case 'number': {
      const along = param.scale === 'log' ? alongLadder : alongLine;
      return clamp(param, along(Number(value), param.step, direction));
    }
  }
}

/** The nearest multiple of `step` beyond one step; decimal noise is cut off. */
function alongLine(value: number, step: number, direction: 1 | -1): number {
  return tidy(Math.round((value + direction * step) / step) * step);
}

/** The next rung of a ladder of round numbers, about a factor of `step` apart, strictly beyond `value`. */
function alongLadder(value: number, step: number, direction: 1 | -1): number {
  const decade = Math.floor(Math.log10(value));
  const rungs = [decade - 1, decade, decade + 1, decade + 2].flatMap(exponent =>
    rungsFor(step).map(rung => tidy(rung * 10 ** exponent)),
  );
  // A hair of tolerance, so that 0.1 + noise counts as standing on the rung 0.1.
  const beyond = rungs.filter(rung => (direction > 0 ? rung > value * 1.0001 : rung < value * 0.9999));
  return (direction > 0 ? beyond[0] : beyond.at(-1)) ?? value;
}

function rungsFor(step: number): readonly number[] {
  if (step >= 5) return [1];
  if (step >= 2.5) return [1, 3];
  return step >= 1.6 ? [1, 2, 5] : [1, 1.5, 2, 3, 5, 7];
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function clamp(param: NumberParam, value: number): number {
  return Math.min(param.max, Math.max(param.min, value));
}

function checked(param: Param, value: ParamValue): ParamValue {
  switch (param.kind) {
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongKind(param, value);
      return value;
    case 'choice':
      if (!param.choices.some(choice => choice.value === value)) throw wrongKind(param, value);
      return value;
    case 'number':
    case 'integer':
      if (typeof value !== 'number' || Number.isNaN(value)) throw wrongKind(param, value);
      if (value < param.min || value > param.max) throw outOfRange(param, value);
      if (param.kind === 'integer' && !Number.isInteger(value)) throw wrongKind(param, value);
      return value;
  }
}

function wrongKind(param: Param, value: ParamValue): TutorError {
  const shown = printable(String(value));
  return new TutorError(
    'param-kind',
    {
      zh: `“${shown}”不能作为参数 ${param.name} 的值。`,
      en: `"${shown}" is not a value for the parameter ${param.name}.`,
    },
    allowed(param),
    2,
  );
}

function outOfRange(param: NumberParam, value: number): TutorError {
  return new TutorError(
    'param-range',
    { zh: `参数 ${param.name} 不能取 ${value}。`, en: `The parameter ${param.name} cannot be ${value}.` },
    allowed(param),
    2,
  );
}

function allowed(param: Param): { zh: string; en: string } {
  switch (param.kind) {
    case 'number':
      return {
        zh: `请给 ${param.min} 到 ${param.max} 之间的数。`,
        en: `Give a number from ${param.min} to ${param.max}.`,
      };
    case 'integer':
      return {
        zh: `请给 ${param.min} 到 ${param.max} 之间的整数。`,
        en: `Give a whole number from ${param.min} to ${param.max}.`,
      };
    case 'boolean':
      return { zh: '请给 true 或 false。', en: 'Give true or false.' };
    case 'choice': {
      const values = param.choices.map(choice => choice.value).join(', ');
      return { zh: `可选：${values}。`, en: `Choose one of: ${values}.` };
    }
  }
}
