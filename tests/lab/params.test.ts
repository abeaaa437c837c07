import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { defaults, MAX_SEED, nudge, paramNamed, parseParam, parseSeed, resolveParams } from '../../src/lab/params.ts';
import type { Param, ParamValue } from '../../src/lab/types.ts';
import { TutorError } from '../../src/platform/errors.ts';

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof TutorError && error.exitCode === 2 && error.say('zh') && error.say('en')) return error.code;
    throw error;
  }
  return 'accepted';
}

const label = { zh: '甲', en: 'a' };
const rate: Param = { name: 'rate', label, kind: 'number', default: 0.1, min: 0.001, max: 10, step: 2, scale: 'log' };
const noise: Param = {
  name: 'noise',
  label,
  kind: 'number',
  default: 0.2,
  min: 0,
  max: 1,
  step: 0.05,
  scale: 'linear',
};
const units: Param = { name: 'units', label, kind: 'integer', default: 4, min: 1, max: 16, step: 1 };
const shuffle: Param = { name: 'shuffle', label, kind: 'boolean', default: true };

describe('resolveParams', () => {
  it('puts overrides over the defaults', () => {
    expect(resolveParams(xorMlp, { hidden: 3 })).toEqual({ ...defaults(xorMlp), hidden: 3 });
  });

  it.each([
    [{ hiden: 3 }, 'param-unknown'],
    [{ constructor: 3 }, 'param-unknown'],
    [{ hidden: 17 }, 'param-range'],
    [{ hidden: 2.5 }, 'param-kind'],
    [{ hidden: Number.NaN }, 'param-kind'],
    [{ hidden: '4' }, 'param-kind'],
    [{ activation: 'softmax' }, 'param-kind'],
    [{ rate: Number.POSITIVE_INFINITY }, 'param-range'],
  ])('refuses %j with %s', (overrides, code) => {
    expect(codeOf(() => resolveParams(xorMlp, overrides as Record<string, ParamValue>))).toBe(code);
  });

  it('names the range, the choices and the parameters', () => {
    expect(() => resolveParams(xorMlp, { hidden: 99 })).toThrow(
      expect.objectContaining({ next: expect.objectContaining({ en: expect.stringContaining('1 to 16') }) }),
    );
    expect(() => paramNamed(xorMlp, 'x')).toThrow(
      expect.objectContaining({ next: expect.objectContaining({ en: expect.stringContaining('hidden') }) }),
    );
  });
});

describe('parseParam', () => {
  it.each([
    [rate, '0.1', 0.1],
    [rate, '.5', 0.5],
    [rate, '1e-2', 0.01],
    [rate, '+3', 3],
    [units, '16', 16],
    [shuffle, 'off', false],
    [shuffle, 'true', true],
  ] as const)('%# reads %s', (param, text, value) => {
    expect(parseParam(param, text)).toBe(value);
  });

  it.each([
    [rate, 'abc', 'param-kind'],
    [rate, '', 'param-kind'],
    [rate, ' ', 'param-kind'],
    [rate, '1e99', 'param-range'],
    [rate, '1e9999', 'param-kind'],
    [rate, '-1', 'param-range'],
    [rate, 'NaN', 'param-kind'],
    [rate, 'Infinity', 'param-kind'],
    [rate, '0x10', 'param-kind'],
    [rate, '0.1.2', 'param-kind'],
    [rate, '1_0', 'param-kind'],
    [rate, '0.1 ', 'param-kind'],
    [units, '2.0', 'param-kind'],
    [units, '1e1', 'param-kind'],
    [units, '0', 'param-range'],
    [shuffle, 'toString', 'param-kind'],
    [shuffle, '', 'param-kind'],
  ] as const)('%# refuses %j', (param, text, code) => {
    expect(codeOf(() => parseParam(param, text))).toBe(code);
  });
});

describe('parseSeed', () => {
  it.each(['0', '3', '2147483647'])('reads %s', text => {
    expect(parseSeed(text)).toBe(Number(text));
  });

  it.each(['', '-1', '2147483648', '1.5', 'abc', '1e3', '0x1', '99999999999999999999'])('refuses %j', text => {
    expect(codeOf(() => parseSeed(text))).toBe('seed-range');
  });

  it('allows 31 bits', () => {
    expect(MAX_SEED).toBe(2147483647);
  });
});

describe('nudge', () => {
  const walk = (param: Param, value: ParamValue, direction: 1 | -1, count: number) => {
    const seen: ParamValue[] = [];
    for (let i = 0, at = value; i < count; i++) {
      at = nudge(param, at, direction);
      seen.push(at);
    }
    return seen;
  };

  it('climbs a ladder of round numbers on a log scale, and stops at the ends', () => {
    expect(walk(rate, 0.1, 1, 7)).toEqual([0.2, 0.5, 1, 2, 5, 10, 10]);
    expect(walk(rate, 0.1, -1, 7)).toEqual([0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.001]);
    expect(nudge(rate, 0.037, 1)).toBe(0.05);
    expect(nudge({ ...rate, step: 10 }, 0.1, 1)).toBe(1);
    expect(nudge({ ...rate, step: 3 }, 0.1, 1)).toBe(0.3);
    expect(nudge({ ...rate, step: 1.4 }, 0.1, 1)).toBe(0.15);
    expect(nudge({ ...rate, step: 10 }, 0.99995, 1)).toBe(10);
  });

  it('adds on a linear scale without decimal noise', () => {
    expect(walk(noise, 0.2, 1, 3)).toEqual([0.25, 0.3, 0.35]);
    expect(walk(noise, 0.05, -1, 2)).toEqual([0, 0]);
    expect(walk(units, 15, 1, 2)).toEqual([16, 16]);
  });

  it('goes round the circle for choices and switches', () => {
    const activation = paramNamed(xorMlp, 'activation');
    expect(walk(activation, 'tanh', 1, 4)).toEqual(['sigmoid', 'relu', 'identity', 'tanh']);
    expect(nudge(activation, 'tanh', -1)).toBe('identity');
    expect(nudge(shuffle, true, 1)).toBe(false);
  });

  it('always gives an allowed value, and moves unless it stands at an end', () => {
    const params = [rate, noise, units, ...experiments.flatMap(experiment => experiment.params)];
    const numeric = params.filter(param => param.kind === 'number' || param.kind === 'integer');
    fc.assert(
      fc.property(
        fc.constantFrom(...numeric),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (p, at, up) => {
          const raw = p.min + at * (p.max - p.min);
          const value = p.kind === 'integer' ? Math.round(raw) : raw;
          const next = nudge(p, value, up ? 1 : -1) as number;
          expect(next).toBeGreaterThanOrEqual(p.min);
          expect(next).toBeLessThanOrEqual(p.max);
          if (up) expect(next > value || next === p.max).toBe(true);
          else expect(next < value || next === p.min).toBe(true);
        },
      ),
    );
  });
});
