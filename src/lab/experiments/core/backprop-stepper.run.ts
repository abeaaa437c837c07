import * as tf from '@tensorflow/tfjs-core';
import { gradientsOf } from '../../../engine/train.ts';
import type { Bilingual } from '../../../platform/language.ts';
import type { Random } from '../../../platform/random.ts';
import type { Frame, ParamValues, Picture, RunFunction } from '../../types.ts';
import { flatten, type Pair, passOf, type Setup, type Weights } from './backprop-stepper.network.ts';
import { type Section, type Step, stepsOf } from './backprop-stepper.steps.ts';
import { CASES } from './backprop-stepper.ts';

/** One frame for each number of a forward pass, a backward pass and an update; the last compares with TensorFlow.js. */
export const run: RunFunction = async function* (context) {
  const setup = setupOf(context.params, context.random('setup'));
  const pass = passOf(setup);
  const steps = stepsOf(setup);
  const withComparison = (error: number) => [...steps, comparisonStep(error)];
  for (let i = 0; i < steps.length; i++) yield frameOf(setup, withComparison(Number.NaN), i);

  const autodiffError = worstError([setup, ...randomSetups(setup, context.random('cases'))]);
  yield frameOf(setup, withComparison(autodiffError), steps.length);

  const gradient = flatten(pass.gradient);
  const lossAfter = passOf({ ...setup, weights: pass.updated }).loss;
  const moved = flatten(pass.updated).map((value, i) => value - (flatten(setup.weights)[i] as number));
  return {
    loss: pass.loss,
    lossAfter,
    lossChange: lossAfter - pass.loss,
    gradientNorm: Math.hypot(...gradient),
    updateNorm: Math.hypot(...moved),
    gradientW11: pass.gradient.w[0][0],
    gradientW21: pass.gradient.w[1][0],
    autodiffError,
  };
};

function setupOf(params: ParamValues, random: Random): Setup {
  const number = (name: string) => params[name] as number;
  const shape = { output: params.output as Setup['output'], rate: number('rate') };
  if (params.start === 'random') return { ...shape, ...randomNumbers(shape.output, random) };
  const weights: Weights = {
    w: [
      [number('w11'), number('w12')],
      [number('w21'), number('w22')],
    ],
    b: [0.1, 0.1],
    v: [number('v1'), number('v2')],
    c: 0,
  };
  return { ...shape, x: [number('x1'), number('x2')], target: number('target'), weights };
}

function randomSetups(like: Setup, random: Random): Setup[] {
  return Array.from({ length: CASES }, () => ({ ...like, ...randomNumbers(like.output, random) }));
}

/**
 * Weights in [−1, 1], inputs in [−2, 2], all of them numbers that float32 holds exactly. The target lies at least ½ from the
 * answer: closer to it, or on a saturated unit, float32 loses digits in ŷ − t or 1 − ŷ, and one would measure only that.
 */
function randomNumbers(output: Setup['output'], random: Random): Pick<Setup, 'x' | 'target' | 'weights'> {
  const draw = (width: number) => Math.fround(width * (2 * random() - 1));
  const pair = (width: number): Pair => [draw(width), draw(width)];
  const weights: Weights = { w: [pair(1), pair(1)], b: pair(1), v: pair(1), c: draw(1) };
  const x = pair(2);
  const { yHat } = passOf({ x, weights, output, target: 0, rate: 1 });
  const away = (random() < 0.5 ? -1 : 1) * (0.5 + random());
  return { x, weights, target: output === 'sigmoid' ? (yHat < 0.5 ? 1 : 0) : Math.fround(yHat + away) };
}

/**
 * The largest difference between a gradient by hand and the same by automatic differentiation, relative to the largest
 * gradient of its network. Automatic differentiation works in float32, whose rounding is 6e-8.
 */
function worstError(setups: readonly Setup[]): number {
  const errors = setups.map(setup => {
    const byHand = flatten(passOf(setup).gradient);
    const automatic = automaticGradient(setup);
    const scale = Math.max(...byHand.map(Math.abs)) || 1;
    return Math.max(...byHand.map((value, i) => Math.abs(value - (automatic[i] as number)))) / scale;
  });
  return Math.max(...errors);
}

/** The nine gradients as TensorFlow.js finds them, in the order of `flatten`. */
function automaticGradient({ x, target, weights, output }: Setup): number[] {
  const { w, b, v, c } = weights;
  const variables = tf.tidy(() => [
    tf.variable(tf.tensor2d([...w[0], ...w[1]], [2, 2])),
    tf.variable(tf.tensor1d([...b])),
    tf.variable(tf.tensor2d([...v], [2, 1])),
    tf.variable(tf.tensor1d([c])),
  ]) as [tf.Variable, tf.Variable, tf.Variable, tf.Variable];
  const [kernel, bias, outKernel, outBias] = variables;
  const { gradients } = gradientsOf(() => {
    const hidden = tf.sigmoid(tf.add(tf.matMul(tf.tensor2d([...x], [1, 2]), kernel), bias));
    const logit = tf.add(tf.matMul(hidden as tf.Tensor2D, outKernel), outBias);
    const answer = output === 'sigmoid' ? tf.sigmoid(logit) : logit;
    return tf.mul(0.5, tf.sum(tf.square(tf.sub(answer, target)))) as tf.Scalar;
  }, variables);
  tf.dispose(variables);
  return gradients.flatMap(gradient => [...gradient]);
}

function comparisonStep(error: number): Step {
  const rounding: Bilingual =
    error < 1e-6
      ? {
          zh: '剩下的只是 float32 的舍入误差（6e-8 的几倍）。',
          en: 'What is left is the rounding of float32, a few times 6e-8.',
        }
      : {
          zh: '公式没有错：ŷ 太接近目标或太接近饱和，float32 在 ŷ − t 或 1 − ŷ 的相减中丢了有效数字。',
          en: 'The formulas are not to blame: ŷ is so close to the target, or to saturation, that float32 loses digits in ŷ − t or 1 − ŷ.',
        };
  return {
    section: 'check',
    name: 'ε',
    symbols: 'max |∂ − ∂′| / max |∂|',
    numbers: '∂′: TensorFlow.js, float32',
    value: error,
    note: {
      zh: `让 TensorFlow.js 用自动微分再算一遍这九个梯度，并且另算 ${CASES} 个随机网络的：这是最大的相对偏差。${rounding.zh}`,
      en: `TensorFlow.js computed the nine gradients again by automatic differentiation, and those of ${CASES} random networks: this is the largest relative difference. ${rounding.en}`,
    },
  };
}

const SECTIONS: Readonly<Record<Section, Bilingual>> = {
  forward: { zh: '前向传播', en: 'Forward pass' },
  loss: { zh: '损失', en: 'Loss' },
  backward: { zh: '反向传播', en: 'Backward pass' },
  update: { zh: '更新（梯度下降）', en: 'Update (gradient descent)' },
  check: { zh: '核对', en: 'Check' },
};

/** The ledger with the lines up to `current` filled in: complete in itself, so a kept frame can be shown again. */
function frameOf(setup: Setup, steps: readonly Step[], current: number): Frame {
  const step = steps[current] as Step;
  const ledger: Picture = {
    kind: 'ledger',
    current,
    rows: steps.map((row, i) => ({
      section: SECTIONS[row.section],
      name: row.name,
      formula: i <= current ? row.numbers : row.symbols,
      value: i <= current ? row.value : null,
    })),
    note: {
      zh: `${step.name} = ${step.symbols}。${step.note.zh}`,
      en: `${step.name} = ${step.symbols}. ${step.note.en}`,
    },
  };
  return {
    step: current + 1,
    metrics: { value: step.value },
    pictures: { ledger, network: networkPicture(setup, steps, current) },
  };
}

/** Values appear as the forward pass reaches them (the list is shorter before that), weights change as the update reaches them. */
function networkPicture(setup: Setup, steps: readonly Step[], current: number): Picture {
  const pass = passOf(setup);
  const known = (name: string) => steps.findIndex(step => step.name === name) <= current;
  const firstUpdate = steps.findIndex(step => step.section === 'update');
  const after = flatten(pass.updated);
  const [w11, w12, w21, w22, , , v1, v2] = flatten(setup.weights).map((value, i) =>
    firstUpdate + i <= current ? (after[i] as number) : value,
  ) as [number, number, number, number, number, number, number, number, number];
  return {
    kind: 'network',
    layers: [2, 2, 1],
    weights: [
      [
        [w11, w12],
        [w21, w22],
      ],
      [[v1], [v2]],
    ],
    values: [[...setup.x], pass.a.filter((_, j) => known(`a${j === 0 ? '₁' : '₂'}`)), known('ŷ') ? [pass.yHat] : []],
  };
}
