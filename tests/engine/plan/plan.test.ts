import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { openScope, tensorCount } from '../../../src/engine/memory.ts';
import { createOptimiser, ordered } from '../../../src/engine/optimisers/index.ts';
import { planStep } from '../../../src/engine/plan/index.ts';
import { seedMathRandom } from '../../../src/engine/random.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { NETS } from './nets.ts';
import { batchOf, withEngine, withPlan } from './training.ts';

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

  it.each(NETS.map(net => [net.title, net] as const))('%s: 100 steps by plan have the bits of the engine', (_, net) => {
    const engine = withEngine(net, 100);
    restore();
    restore = seedMathRandom(1);
    const planned = withPlan(net, 100);
    expect(planned.mode).toEqual({ kind: 'planned' });
    expect(planned.losses[99]).not.toBe(planned.losses[0]);
    expect(planned.hash).toBe(engine);
  });

  /** Ten steps of a loss on [2] by plan, or by the engine: what the loss was, and the weights. */
  function descend(
    create: () => (w: tf.Variable, x: tf.Tensor) => tf.Tensor,
    planned: boolean,
    between = (_w: tf.Variable, _i: number) => {},
  ) {
    const w = tf.tidy(() => tf.variable(tf.tensor1d([1, -2])));
    const loss = create();
    const batch = (i: number) => Float32Array.of(0.5 + i, 0.1 * i);
    const step = planStep({
      variables: [w],
      optimiser: { kind: 'sgd' },
      inputs: { x: { shape: [2] } },
      loss: ({ x }) => loss(w, x) as tf.Scalar,
    });
    const optimiser = createOptimiser({ kind: 'sgd' }, [w]);
    const ordinary = (i: number) =>
      tf.tidy(() => {
        const x = tf.tensor1d(batch(i));
        const { value, grads } = tf.variableGrads(() => loss(w, x) as tf.Scalar, [w]);
        optimiser.update(ordered([w], grads), 0.01);
        return value.dataSync()[0] as number;
      });
    const losses = Array.from({ length: 10 }, (_, i) => {
      between(w, i);
      return planned ? step.run({ x: batch(i) }, 0.01) : ordinary(i);
    });
    return { numbers: [...losses, ...w.dataSync()], mode: step.mode() };
  }

  const product = (w: tf.Variable, x: tf.Tensor) => tf.sum(tf.square(tf.mul(w, x)));

  it.each([
    ['reads values', () => (w, x) => tf.mul(product(w, x), (x.dataSync()[0] as number) > 3 ? 2 : 1)],
    [
      'depends on a number of JavaScript that changes',
      () => {
        let calls = 0;
        return (w, x) => tf.mul(product(w, x), tf.scalar(calls++));
      },
    ],
    [
      'hands out an attribute drawn at random',
      () => (w, x) => tf.add(product(w, x), tf.sum(tf.multinomial(tf.tensor2d([[0.5, 0.5]]), 3))),
    ],
    ['draws in a way of its own', () => (w, x) => tf.mul(product(w, x), tf.mean(tf.randomUniform([5], 1, 2)))],
  ] as [string, () => (w: tf.Variable, x: tf.Tensor) => tf.Tensor][])(
    'leaves a loss to the engine that %s',
    (_, create) => {
      const engine = descend(create, false).numbers;
      restore();
      restore = seedMathRandom(1);
      const { numbers, mode } = descend(create, true);
      expect(mode.kind).toBe('ordinary');
      expect(numbers).toEqual(engine);
    },
  );

  it('records again when a variable was assigned in between', () => {
    const assign = (w: tf.Variable, i: number) => {
      if (i === 5) tf.tidy(() => w.assign(tf.tensor1d([3, 4])));
    };
    const { numbers, mode } = descend(() => product, true, assign);
    expect(mode.kind).toBe('planned');
    expect(numbers).toEqual(descend(() => product, false, assign).numbers);
  });

  it('leaves copies of the variables alone', () => {
    const copies: [tf.Tensor, number[]][] = [];
    const keep = (w: tf.Variable) => {
      const copy = w.clone();
      copies.push([copy, Array.from(copy.dataSync())]);
    };
    descend(() => product, true, keep);
    for (const [copy, values] of copies) expect(Array.from(copy.dataSync())).toEqual(values);
  });

  it('notices when a tensor from outside is gone and another takes its place', () => {
    const train = (planned: boolean) => {
      let scale = tf.scalar(2);
      const create = () => (w: tf.Variable, x: tf.Tensor) => tf.mul(product(w, x), scale);
      const swap = (_: tf.Variable, i: number) => {
        if (i !== 5) return;
        scale.dispose();
        scale = tf.scalar(3);
      };
      return descend(create, planned, swap);
    };
    const { numbers, mode } = train(true);
    expect(mode.kind).toBe('planned');
    expect(numbers).toEqual(train(false).numbers);
  });

  it('refuses a batch of another size', () => {
    const w = tf.variable(tf.tensor1d([1, 1]));
    const loss = ({ x }: { x: tf.Tensor }) => product(w, x) as tf.Scalar;
    const step = planStep({ variables: [w], optimiser: { kind: 'sgd' }, inputs: { x: { shape: [2] } }, loss });
    expect(() => step.run({ x: [1, 2, 3] }, 0.1)).toThrow(RangeError);
    step.dispose();
  });

  it('keeps the number of tensors, and frees all of its own', () => {
    const net = NETS[1]!;
    const { variables, loss } = net.create();
    const before = [tensorCount(), tf.backend().numDataIds()];
    const step = planStep({ variables, optimiser: net.optimiser, inputs: net.inputs, loss });
    for (let i = 0; i < 5; i++) step.run(batchOf(net, i), 0.01);
    const during = [tensorCount(), tf.backend().numDataIds()];
    for (let i = 0; i < 300; i++) step.run(batchOf(net, i), 0.01);
    expect([tensorCount(), tf.backend().numDataIds()]).toEqual(during);
    step.dispose();
    expect([tensorCount(), tf.backend().numDataIds()]).toEqual(before);
  });
});
