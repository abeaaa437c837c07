import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { openScope, tensorCount } from '../../../src/engine/memory.ts';
import { createOptimiser, ordered } from '../../../src/engine/optimisers/index.ts';
import { planStep } from '../../../src/engine/plan/index.ts';
import { seedMathRandom } from '../../../src/engine/random.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { NETS, type Net } from './nets.ts';

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** Another batch at each step. */
function batchOf({ inputs: { x, y } }: Net, step: number) {
  const random = createRandom(step, 'batch');
  const [rows = 1, classes = 1] = y.shape;
  const labels = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row++)
    labels[row * classes + Math.floor(random() * classes)] = classes > 1 ? 1 : random();
  const values = Float32Array.from({ length: sizeOf(x.shape) }, () =>
    x.dtype ? Math.floor(20 * random()) : random() - 0.5,
  );
  return { x: values, y: labels };
}

const hashOf = (losses: readonly number[], variables: readonly tf.Variable[]) => {
  const hash = createHash('sha256').update(Float64Array.from(losses));
  for (const variable of variables) hash.update(variable.dataSync().slice());
  return hash.digest('hex');
};

/** The same training without a plan: tape and scopes of the engine, new tensors for each batch. */
function withEngine(net: Net, steps: number): string {
  const { variables, statistics = [], loss } = net.create();
  const optimiser = createOptimiser(net.optimiser, variables);
  const losses = Array.from({ length: steps }, (_, step) =>
    tf.tidy(() => {
      const batch = batchOf(net, step);
      const [x, y] = [
        tf.tensor(batch.x, [...net.inputs.x.shape], net.inputs.x.dtype),
        tf.tensor(batch.y, [...net.inputs.y.shape]),
      ];
      const { value, grads } = tf.variableGrads(() => loss({ x, y }), [...variables]);
      optimiser.update(ordered(variables, grads), net.learningRate);
      return value.dataSync()[0] as number;
    }),
  );
  optimiser.dispose();
  return hashOf(losses, [...variables, ...statistics]);
}

function withPlan(net: Net, steps: number) {
  const { variables, statistics = [], loss } = net.create();
  const step = planStep({ variables, optimiser: net.optimiser, inputs: net.inputs, loss });
  const losses = Array.from({ length: steps }, (_, i) => step.run(batchOf(net, i), net.learningRate));
  const mode = step.mode();
  step.dispose();
  return { hash: hashOf(losses, [...variables, ...statistics]), mode, losses };
}

describe.each(['wasm', 'cpu'] as const)('on %s', backend => {
  let [close, restore] = [() => {}, () => {}];
  beforeEach(async () => {
    expect((await startBackend(backend, wasmFolder)).backend).toBe(backend);
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
