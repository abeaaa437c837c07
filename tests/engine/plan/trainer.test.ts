import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { openScope, tensorCount } from '../../../src/engine/memory.ts';
import { createOptimiser } from '../../../src/engine/optimisers/index.ts';
import { planTrainer } from '../../../src/engine/plan/trainer.ts';
import { seedMathRandom } from '../../../src/engine/random.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { NETS } from './nets.ts';
import { tensorsOf, withEngine, withTrainer } from './training.ts';

type Step = (w: tf.Variable, i: number) => tf.Scalar;

/** Twelve steps on two weights, by the trainer or by a trainer that records at each step anew. */
function descend(loss: Step, planned: boolean) {
  const w = tf.tidy(() => tf.variable(tf.tensor1d([1, -2])));
  const optimiser = createOptimiser({ kind: 'sgd' }, [w]);
  const create = () => planTrainer(optimiser, [w]);
  let trainer = create();
  const losses = Array.from({ length: 12 }, (_, i) => {
    if (!planned) trainer = create();
    return trainer.step(() => loss(w, i), 0.01);
  });
  return { numbers: [...losses, ...w.dataSync()], mode: trainer.mode() };
}

describe.each(['wasm', 'cpu'] as const)('on %s', backend => {
  let [close, restore] = [() => {}, () => {}];
  beforeEach(async () => {
    await startBackend(backend, wasmFolder);
    close = openScope();
    restore = seedMathRandom(1);
  });
  afterEach(() => {
    restore();
    close();
  });

  it.each(NETS.map(net => [net.title, net] as const))(
    '%s: 40 steps of a trainer have the bits of the engine',
    (_, net) => {
      const engine = withEngine(net, 40);
      restore();
      restore = seedMathRandom(1);
      const { hash, mode } = withTrainer(net, 40);
      expect(mode).toBe(net.title.includes('running means') ? 'ordinary' : 'planned');
      expect(hash).toBe(engine);
    },
  );

  const square = (w: tf.Variable, ...factors: tf.Tensor[]) =>
    tf.sum(tf.square(factors.reduce<tf.Tensor>((product, factor) => tf.mul(product, factor), w))) as tf.Scalar;
  const cases: readonly (readonly [string, 'planned' | 'ordinary', Step])[] = [
    ['takes a number of JavaScript that changes', 'planned', (w, i) => square(w, tf.scalar(i))],
    ['draws in a way of its own', 'planned', w => square(w, tf.randomUniform([2], 1, 2))],
    ['does more from some step on', 'planned', (w, i) => (i < 5 ? square(w) : tf.mul(square(w), 3))],
    ['takes another attribute at each step', 'ordinary', (w, i) => tf.sum(tf.leakyRelu(w, i / 20)) as tf.Scalar],
    ['reads values', 'ordinary', w => tf.mul(square(w), w.dataSync()[0]! > 0.9 ? 1 : 2)],
    [
      'uses one operand in place of another',
      'ordinary',
      (w, i) => {
        const [a, b] = [tf.scalar(2), tf.scalar(3)];
        return square(w, a, i % 3 ? a : b);
      },
    ],
  ];
  it.each(cases)('a loss that %s is right (%s)', (_title, expected, loss) => {
    const engine = descend(loss, false).numbers;
    restore();
    restore = seedMathRandom(1);
    const { numbers, mode } = descend(loss, true);
    expect(numbers).toEqual(engine);
    expect(mode).toBe(expected);
  });

  it('leaves tensors alone that the loss keeps', () => {
    let kept: tf.Tensor | undefined;
    descend((w, i) => {
      const doubled = tf.mul(w, 2);
      if (i > 6) {
        kept?.dispose();
        kept = tf.keep(doubled);
      }
      return square(doubled as tf.Variable);
    }, true);
    expect(kept?.dataSync()).toHaveLength(2);
  });

  it('keeps the number of tensors', () => {
    const net = NETS[0]!;
    const { variables, loss } = net.create();
    const optimiser = createOptimiser(net.optimiser, variables);
    const [before, ids] = [tensorCount(), tf.backend().numDataIds()];
    const trainer = planTrainer(optimiser, variables);
    for (let step = 0; step < 200; step++) {
      const { x, y } = tensorsOf(net, step);
      trainer.step(() => loss({ x, y }), 0.1);
      tf.dispose([x, y]);
    }
    expect([tensorCount(), trainer.mode()]).toEqual([before, 'planned']);
    trainer.dispose();
    expect(tf.backend().numDataIds()).toBe(ids);
  });
});
