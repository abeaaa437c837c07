import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKENDS } from '../../src/engine/choice.ts';
import { formatCard, parseCard } from '../../src/lab/card.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { MAX_SEED, resolveParams } from '../../src/lab/params.ts';
import type { Param, ParamValue } from '../../src/lab/types.ts';
import { TutorError } from '../../src/platform/errors.ts';

function anyValue(param: Param): fc.Arbitrary<ParamValue> {
  switch (param.kind) {
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...param.choices.map(choice => choice.value));
    case 'integer':
      return fc.integer({ min: param.min, max: param.max });
    case 'number':
      return fc
        .double({ min: param.min, max: param.max, noNaN: true })
        .map(value => (Object.is(value, -0) ? 0 : value));
  }
}

const anyCard = fc.constantFrom(...experiments).chain(experiment =>
  fc.record({
    experiment: fc.constant(experiment.id),
    version: fc.constant(experiment.version),
    params: fc.record(Object.fromEntries(experiment.params.map(param => [param.name, anyValue(param)]))),
    seed: fc.integer({ min: 0, max: MAX_SEED }),
    backend: fc.constantFrom(...BACKENDS),
  }),
);

function codeOf(text: string): string {
  try {
    parseCard(text);
  } catch (error) {
    if (error instanceof TutorError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('run cards', () => {
  it('read back as they were written', () => {
    fc.assert(
      fc.property(anyCard, card => {
        expect(parseCard(formatCard(card))).toEqual(card);
      }),
    );
  });

  it('look like this', () => {
    const params = resolveParams(experiments.find(e => e.id === 'xor-mlp')!, { hidden: 4, rate: 0.1 });
    expect(formatCard({ experiment: 'xor-mlp', version: 1, params, seed: 3, backend: 'wasm' })).toMatch(
      /^xor-mlp@1 hidden=4 activation=tanh optimiser=adam rate=0\.1 noise=0\.2 steps=\d+ seed=3 backend=wasm$/,
    );
  });

  it('take defaults for what they leave out, and any white space', () => {
    expect(parseCard('  xor-mlp@1\thidden=4\n')).toMatchObject({ params: { hidden: 4, activation: 'tanh' }, seed: 1 });
  });

  it.each([
    ['', 'card-syntax'],
    ['xor-mlp', 'card-syntax'],
    ['xor-mlp@0', 'card-syntax'],
    ['xor-mlp@1 hidden', 'card-syntax'],
    ['xor-mlp@1 =4', 'card-syntax'],
    ['xor-mlp@1 hidden=4 hidden=5', 'card-syntax'],
    [`xor-mlp@1 ${'x'.repeat(3000)}=1`, 'card-syntax'],
    ['nothing@1', 'card-experiment'],
    ['xor-mlp@99', 'card-version'],
    ['xor-mlp@1 hidden=99', 'param-range'],
    ['xor-mlp@1 hidden=four', 'param-kind'],
    ['xor-mlp@1 __proto__=1', 'param-unknown'],
    ['xor-mlp@1 seed=-1', 'seed-range'],
    ['xor-mlp@1 backend=gpu', 'card-backend'],
  ])('%j is refused with %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('never throw anything but a TutorError, and never echo control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(codeOf(`xor-mlp@1 ${text}`)).toBeTypeOf('string');
        expect(codeOf(text)).toBeTypeOf('string');
      }),
    );
    expect(() => parseCard('\u001b[31mred\u202e')).toThrow(
      expect.objectContaining({ text: expect.objectContaining({ en: '"[31mred" is not a run card.' }) }),
    );
  });
});
