import { createRandom } from '../platform/random.ts';
import { isWithin } from './grade.ts';
import { richOf } from './rich.ts';
import type { Made, Template, Values } from './template.ts';
import { templates } from './templates/index.ts';
import type { Generated, NearMiss, Question, Tolerance } from './types.ts';

export type Numeric = Extract<Question, { kind: 'numeric' }>;

/** Draws before a template is given up: it has so few good combinations that no fresh one was found. */
const TRIES = 2000;

/** The template of that name, or undefined. */
export const templateNamed = (id: string): Template | undefined => templates.find(template => template.id === id);

const chains = new Map<string, Values[]>();

/**
 * The numbers of the `variant`-th asking. No parameter that may take several values has the value that it had in the
 * variant before. Throws when the parameters leave no such combination.
 */
function valuesOf(item: Generated, template: Template, variant: number): Values {
  const ranges = { ...template.params, ...item.params };
  const key = `${item.id} ${item.template} ${JSON.stringify(item.params)}`;
  const chain = chains.get(key) ?? [];
  chains.set(key, chain);
  while (chain.length <= variant) {
    chain.push(draw(template, ranges, chain.at(-1), `${item.id}:${chain.length}`));
  }
  return chain[variant] as Values;
}

function draw(template: Template, ranges: Template['params'], before: Values | undefined, seed: string): Values {
  const random = createRandom(seed, 'numbers');
  const names = Object.keys(ranges);
  for (let i = 0; i < TRIES; i++) {
    const values = Object.fromEntries(
      names.map(name => {
        const all = ranges[name] ?? [];
        const fresh = all.length > 1 ? all.filter(value => value !== before?.[name]) : all;
        return [name, fresh[Math.floor(random() * fresh.length)] as number];
      }),
    );
    const made = template.make(values);
    if (made && isGood(made)) return values;
  }
  throw new RangeError(`the parameters of template ${template.id} leave no good question`);
}

const toleranceOf = ({ answer, tolerance }: Made): Tolerance =>
  tolerance ?? (Number.isInteger(answer) ? { abs: 0 } : { rel: 0.005 });

/** A number that says something: finite, not 0, with at least two wrong ways to other numbers. */
function isGood(made: Made): boolean {
  return Number.isFinite(made.answer) && made.answer !== 0 && slipsOf(made).length >= 2;
}

/** The slips that lead to numbers of their own: off the answer, off each other, further than the tolerance reaches. */
function slipsOf(made: Made): Made['slips'] {
  const tolerance = toleranceOf(made);
  const kept: Made['slips'][number][] = [];
  for (const slip of made.slips) {
    const [value] = slip;
    const taken = [made.answer, ...kept.map(other => other[0])];
    if (
      Number.isFinite(value) &&
      !taken.some(other => isWithin(value, other, tolerance) || isWithin(other, value, tolerance))
    ) {
      kept.push(slip);
    }
  }
  return kept;
}

/** The question of these numbers. */
export function ask(item: Generated, template: Template, values: Values): Numeric {
  const made = template.make(values);
  if (!made) throw new RangeError(`template ${template.id} makes no question of ${JSON.stringify(values)}`);
  const { kind: _, template: __, params: ___, ...known } = item;
  return {
    ...known,
    kind: 'numeric',
    prompt: richOf(made.prompt.zh, made.prompt.en),
    answer: made.answer,
    tolerance: toleranceOf(made),
    ...(made.unit !== undefined && { unit: made.unit }),
    near: slipsOf(made).map(
      ([value, misconception, why]): NearMiss => ({ value, misconception, why: richOf(why.zh, why.en) }),
    ),
    hints: made.hints.map(({ zh, en }) => richOf(zh, en)),
    explain: richOf(made.explain.zh, made.explain.en),
  };
}

/**
 * The question as it is asked for the `seed`-th time. A seed that is no count draws numbers of its own. Throws a
 * RangeError for an unknown template or parameters without a good question; the linter finds both.
 */
export function realise(item: Generated, seed: number | string): Numeric {
  const template = templateNamed(item.template);
  if (!template) throw new RangeError(`there is no template ${item.template}`);
  if (typeof seed === 'number' && Number.isInteger(seed) && seed >= 0) {
    return ask(item, template, valuesOf(item, template, seed));
  }
  return ask(item, template, draw(template, { ...template.params, ...item.params }, undefined, `${item.id}:${seed}`));
}

/** The numbers behind a variant, for those who check its answer another way. */
export function numbersOf(item: Generated, variant: number): Values {
  const template = templateNamed(item.template);
  if (!template) throw new RangeError(`there is no template ${item.template}`);
  return valuesOf(item, template, variant);
}
