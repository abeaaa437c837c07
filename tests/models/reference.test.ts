import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope } from '../../src/engine/memory.ts';
import { seedMathRandom } from '../../src/engine/random.ts';
import { createTrainer } from '../../src/engine/train.ts';
import { referenceNets } from '../../src/models/reference/index.ts';
import { NET_IDS } from '../../src/models/reference/names.ts';
import { timeNet } from '../../src/models/reference/time.ts';
import { createRandom } from '../../src/platform/random.ts';
import { wasmFolder } from '../lab/engine.ts';

let close = () => {};
let restore = () => {};

beforeEach(async () => {
  await startBackend('wasm', wasmFolder);
  close = openScope();
  restore = seedMathRandom(1);
});

afterEach(() => {
  restore();
  close();
});

it('there is a net for each name, in the order of the names', () => {
  expect(referenceNets.map(({ id }) => id)).toEqual(NET_IDS);
});

describe.each(referenceNets)('net $id', ({ build, optimiser, learningRate }) => {
  it('learns its batch', () => {
    const net = build(createRandom(1));
    const trainer = createTrainer(optimiser, net.variables);
    const losses = Array.from({ length: 12 }, () => trainer.step(net.loss, 3 * learningRate));
    expect(losses.every(Number.isFinite)).toBe(true);
    // Dropout makes single losses jump, so halves are compared.
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(losses.slice(6))).toBeLessThan(mean(losses.slice(0, 6)));
    trainer.dispose();
    net.dispose();
  });
});

it('a step takes some time, and leaves nothing behind', () => {
  expect(timeNet('a', 1, 5)).toBeGreaterThan(0);
  expect(timeNet('a', 1, 5)).toBeLessThan(1000);
});
