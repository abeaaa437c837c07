import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import '@tensorflow/tfjs-backend-wasm';
import { wasmFolder } from '../lab/engine.ts';
import { complaintsOf } from './matrix/compare.ts';
import { ops } from './matrix/ops.ts';
import { keepStock, MUTANTS } from './mutants.ts';

const STOCK = ['MaxPoolGrad', 'AvgPoolGrad', '_FusedMatMul', 'ResizeNearestNeighborGrad', 'ResizeBilinearGrad'];

keepStock('wasm', STOCK);
keepStock('cpu', STOCK);

const cases = ops.flatMap(op => op.cases);

describe.each(['wasm', 'cpu'] as const)('the matrix on %s reports', backend => {
  beforeAll(async () => {
    expect(await startBackend(backend, wasmFolder)).toEqual({ backend, reason: '' });
  });

  it.each(MUTANTS.filter(({ on }) => on.includes(backend)))('$name', ({ plant }) => {
    const restore = plant(backend);
    let suspects: typeof cases;
    try {
      suspects = cases.filter(one => complaintsOf(one).length > 0);
    } finally {
      restore();
    }
    const betrayed = suspects.filter(one => complaintsOf(one).length === 0);
    expect(betrayed.map(one => one.title)).not.toEqual([]);
  });
});

it('at least twenty mutants are planted', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(20);
});
