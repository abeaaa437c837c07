import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope, tensorCount } from '../../src/engine/memory.ts';
import { planStep } from '../../src/engine/plan/index.ts';
import { seedMathRandom } from '../../src/engine/random.ts';
import { createTrainer } from '../../src/engine/train.ts';
import { NETS } from '../engine/plan/nets.ts';
import { withEngine, withPlan, withTrainer } from '../engine/plan/training.ts';
import { nativePackage } from './place.ts';

const STEPS = 20;

let [close, restore] = [() => {}, () => {}];
beforeEach(async () => {
  await startBackend('native', '', nativePackage);
  close = openScope();
  restore = seedMathRandom(1);
});
afterEach(() => {
  restore();
  close();
});

/** With the random numbers of a run of its own. */
function afresh<T>(run: () => T): T {
  restore();
  restore = seedMathRandom(1);
  return run();
}

describe.each(NETS.map(net => [net.title, net] as const))('%s', (_, net) => {
  it('is trained without a plan, with the bits of the engine', () => {
    const engine = afresh(() => withEngine(net, STEPS));
    const { hash, mode } = afresh(() => withPlan(net, STEPS));
    expect(mode).toEqual({ kind: 'ordinary', reason: expect.stringContaining('no plans on the backend') });
    expect(hash).toBe(engine);
  });

  it('is trained by a trainer without a plan, with the bits of the engine', () => {
    const engine = afresh(() => withEngine(net, STEPS));
    const { hash, mode } = afresh(() => withTrainer(net, STEPS));
    expect(mode).toBe('ordinary');
    expect(hash).toBe(engine);
  });
});

it('keeps the number of tensors, by steps and by a trainer', () => {
  const w = tf.tidy(() => tf.variable(tf.tensor1d([1, -2])));
  const [before, ids] = [tensorCount(), tf.backend().numDataIds()];
  const step = planStep({
    variables: [w],
    optimiser: { kind: 'adam' },
    inputs: { x: { shape: [2] } },
    loss: ({ x }) => tf.sum(tf.square(tf.mul(w, x))) as tf.Scalar,
  });
  const trainer = createTrainer('momentum', [w]);
  for (let i = 0; i < 50; i++) {
    step.run({ x: Float32Array.of(1, i / 50) }, 0.01);
    trainer.step(() => tf.sum(tf.square(w)) as tf.Scalar, 0.01);
  }
  step.dispose();
  trainer.dispose();
  expect([tensorCount(), tf.backend().numDataIds()]).toEqual([before, ids]);
});
