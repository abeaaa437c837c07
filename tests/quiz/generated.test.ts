import { describe, expect, it } from 'vitest';
import { ask, numbersOf, realise, templateNamed } from '../../src/quiz/generated.ts';
import { grade, isWithin } from '../../src/quiz/grade.ts';
import { rightAnswer, wrongAnswers } from '../../src/quiz/present.ts';
import { templates } from '../../src/quiz/templates/index.ts';
import type { Generated } from '../../src/quiz/types.ts';
import { textOf } from '../../src/text/inline.ts';
import { COUNTED } from './counted.ts';

const item = (template: string, params: Generated['params'] = {}): Generated => ({
  kind: 'generated',
  id: `q-${template}`,
  rev: 1,
  level: 'apply',
  terms: [],
  template,
  params,
});

const INSTANCES = 1000;

describe.each(templates.map(({ id }) => id))('the template %s', id => {
  const counted = COUNTED[id];

  it(`agrees with another way of counting in ${INSTANCES} instances, each with its near misses off the answer`, () => {
    const offenders = Array.from({ length: INSTANCES }, (_, variant) => variant).filter(variant => {
      const { answer, near, tolerance } = realise(item(id), variant);
      const expected = counted?.(numbersOf(item(id), variant)) ?? Number.NaN;
      const agrees = Math.abs(answer - expected) < 1e-9 * Math.max(1, Math.abs(expected));
      const values = [answer, ...near.map(({ value }) => value)];
      const differ = values.every(
        (value, i) => Number.isFinite(value) && !values.slice(0, i).some(other => isWithin(value, other, tolerance)),
      );
      return !agrees || !differ || answer === 0 || near.length < 2;
    });
    expect(offenders.map(variant => [variant, numbersOf(item(id), variant)])).toEqual([]);
  });

  it('grades its right answer as right and every near miss as wrong, with a reason and a misconception', () => {
    for (let variant = 0; variant < 100; variant++) {
      const question = realise(item(id), variant);
      expect(grade(question, rightAnswer(question))).toMatchObject({ kind: 'graded', score: 1 });
      for (const wrong of wrongAnswers(question)) {
        const result = grade(question, wrong);
        expect(result).toMatchObject({ kind: 'graded', score: 0 });
        if (result.kind !== 'graded') continue;
        expect(result.reasons).toHaveLength(1);
        expect(result.misconceptions).toHaveLength(1);
      }
    }
  });

  it('shares no number with the variant before', () => {
    const ranges = templateNamed(id)!.params;
    for (let variant = 1; variant < 300; variant++) {
      const [before, after] = [numbersOf(item(id), variant - 1), numbersOf(item(id), variant)];
      for (const name of Object.keys(ranges)) expect(after[name], name).not.toBe(before[name]);
    }
  });

  it('is the same for the same variant, and asks many different questions', () => {
    const prompt = (variant: number): string => textOf(realise(item(id), variant).prompt.en);
    expect(prompt(7)).toBe(prompt(7));
    expect(new Set(Array.from({ length: 100 }, (_, variant) => prompt(variant))).size).toBeGreaterThan(12);
  });

  it('says everything in both languages, in numbers that can be read', () => {
    for (let variant = 0; variant < 50; variant++) {
      const { prompt, hints, explain, near } = realise(item(id), variant);
      const texts = [prompt, ...hints, explain, ...near.map(({ why }) => why)];
      for (const text of texts) {
        const [zh, en] = [textOf(text.zh), textOf(text.en)];
        for (const written of [zh, en]) {
          expect(written).not.toMatch(/NaN|Infinity|undefined|\$|\d\.0*[1-9]\d{5,}|--|\d{9,}/);
          expect(written.length).toBeGreaterThan(0);
        }
        expect(en).not.toMatch(/\p{Script=Han}/u);
      }
      expect(textOf(prompt.zh)).toMatch(/\p{Script=Han}/u);
      expect(hints).toHaveLength(3);
    }
  });
});

describe('generated questions', () => {
  it('keep to the values that the quiz allows', () => {
    const narrow = item('dense-parameters', { inputs: [7, 9], units: [3, 4] });
    const seen = Array.from({ length: 20 }, (_, variant) => numbersOf(narrow, variant));
    expect(new Set(seen.map(({ inputs }) => inputs))).toEqual(new Set([7, 9]));
    expect(new Set(seen.map(({ units }) => units))).toEqual(new Set([3, 4]));
  });

  it('refuse an unknown template and parameters that leave no question', () => {
    expect(() => realise(item('nothing'), 0)).toThrow(RangeError);
    expect(() => realise(item('dense-parameters', { inputs: [4], units: [4] }), 0)).toThrow('no good question');
    const template = templateNamed('dense-parameters')!;
    expect(() => ask(item('dense-parameters'), template, { inputs: 4, units: 4 })).toThrow(RangeError);
  });

  it('draw numbers of their own for a seed that is no count', () => {
    expect(realise(item('sgd-step'), 'practice')).toEqual(realise(item('sgd-step'), 'practice'));
  });
});
