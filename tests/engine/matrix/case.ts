import type * as tf from '@tensorflow/tfjs-core';
import { createRandom, shuffled } from '../../../src/platform/random.ts';
import { type Array64, array, sizeOf } from '../reference/array.ts';
import { differences, weighted } from '../reference/gradient.ts';

/**
 * What the numbers of an input are like. `normal`, `positive`, `negative`, `unit`, `probability` and `large` hold no two
 * equal ones and none within reach of a difference step of each other; `zeros` and `ties` are for the kinks.
 */
export type Kind = 'normal' | 'positive' | 'negative' | 'unit' | 'probability' | 'large' | 'zeros' | 'ties';

export type Row<A> = {
  readonly shapes: readonly (readonly number[])[];
  readonly attributes: A;
  /** One for all inputs, or one each; `normal` when left out. */
  readonly kind?: Kind | readonly Kind[];
  /** Where single precision alone costs more than the 1e-5 that holds elsewhere. */
  readonly tolerance?: number;
};

/** Shapes written as `2×3×4`. */
export const dims = (...texts: readonly string[]): number[][] => texts.map(text => text.split('×').map(Number));

export type OpDefinition<A> = {
  run(attributes: A, ...inputs: tf.Tensor[]): tf.Tensor;
  reference(attributes: A, ...inputs: Array64[]): Array64;
  /**
   * How the gradient is known: by `differences`; or there is `none` in TensorFlow.js, which must say so; or by the formula
   * given, for inputs at a kink (`zeros`, `ties`): Σ w·f differentiated, one array per input.
   */
  readonly gradient?: 'none';
  atKinks?(attributes: A, weights: Array64, ...inputs: Array64[]): Array64[];
  readonly rows: readonly Row<A>[];
};

/** What a case expects, in double precision. */
export type Expectation = {
  readonly value: Array64;
  /** The weights w of Σ w·f, whose gradient is compared. */
  readonly weights: Array64;
  /** One array per input; undefined where the op has no gradient. */
  readonly gradients: readonly Array64[] | undefined;
};

export type Case = {
  readonly op: string;
  readonly title: string;
  readonly tolerance: number;
  readonly inputs: readonly Array64[];
  readonly run: (inputs: readonly tf.Tensor[]) => tf.Tensor;
  /** Computed once. */
  readonly expectation: () => Expectation;
};

/** An op with its rows as cases, and a way to make further cases of it. */
export type Op<A = never> = {
  readonly name: string;
  readonly differentiable: boolean;
  readonly cases: readonly Case[];
  readonly caseOf: (row: Row<A>) => Case;
};

export function defineOp<A>(name: string, definition: OpDefinition<A>): Op<A> {
  const caseOf = (row: Row<A>): Case => makeCase(name, definition, row);
  return { name, differentiable: definition.gradient !== 'none', cases: definition.rows.map(caseOf), caseOf };
}

function makeCase<A>(op: string, definition: OpDefinition<A>, row: Row<A>): Case {
  const title = titleOf(op, row);
  const inputs = row.shapes.map((shape, i) => draw(shape, kindOf(row, i), `${title} ${i}`));
  let known: Expectation | undefined;
  return {
    op,
    title,
    tolerance: row.tolerance ?? 1e-5,
    inputs,
    run: tensors => definition.run(row.attributes, ...tensors),
    expectation: () => {
      known ??= expectationOf(definition, row, title, inputs);
      return known;
    },
  };
}

function expectationOf<A>(
  definition: OpDefinition<A>,
  row: Row<A>,
  title: string,
  inputs: readonly Array64[],
): Expectation {
  const value = definition.reference(row.attributes, ...inputs);
  const weights = draw(value.shape, 'positive', `${title} weights`);
  if (definition.gradient === 'none') return { value, weights, gradients: undefined };
  const atKink = row.shapes.some((_, i) => kindOf(row, i) === 'zeros' || kindOf(row, i) === 'ties');
  const gradients =
    atKink && definition.atKinks
      ? definition.atKinks(row.attributes, weights, ...inputs)
      : differences((...moved) => weighted(weights, definition.reference(row.attributes, ...moved)), inputs);
  return { value, weights, gradients };
}

const kindOf = <A>({ kind }: Row<A>, input: number): Kind =>
  (typeof kind === 'string' ? kind : kind?.[input]) ?? 'normal';

function titleOf<A>(op: string, { shapes, attributes, kind }: Row<A>): string {
  const details = attributes === undefined ? '' : ` ${JSON.stringify(attributes)}`;
  const kinds = kind === undefined ? '' : ` ${[kind].flat().join('/')}`;
  return `${op} ${shapes.map(shape => `[${shape}]`).join(' ')}${details}${kinds}`;
}

const RANGES: Readonly<Record<Exclude<Kind, 'zeros' | 'ties'>, readonly [number, number]>> = {
  normal: [-2, 2],
  positive: [0.3, 1.9],
  negative: [-3, -1],
  unit: [-0.85, 0.85],
  probability: [0.05, 0.95],
  large: [-100, 100],
};

/** Seeded numbers that single precision holds exactly, so that both sides see the same input. */
export function draw(shape: readonly number[], kind: Kind, stream: string): Array64 {
  const random = createRandom(1, stream);
  const size = sizeOf(shape);
  if (kind === 'ties')
    return array(
      shape,
      Float64Array.from({ length: size }, () => Math.floor(3 * random()) - 0.5),
    );
  if (kind === 'zeros') {
    return array(
      shape,
      Float64Array.from({ length: size }, () => (random() < 0.5 ? 0 : Math.fround(4 * random() - 2))),
    );
  }
  const [low, high] = RANGES[kind];
  const places = shuffled([...Array(size).keys()], random);
  const values = places.map(place => low + ((high - low) * (place + 0.2 + 0.25 * random())) / size);
  return array(shape, Float64Array.from(values, Math.fround));
}
