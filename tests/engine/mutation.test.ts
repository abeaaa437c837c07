import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import '@tensorflow/tfjs-backend-wasm';
import { kernels } from '../../src/engine/kernels/index.ts';
import { wasmFolder } from '../lab/engine.ts';
import { complaintsOf } from './matrix/compare.ts';
import { ops } from './matrix/ops.ts';
import { keepStock, kernel, MUTANTS } from './mutants.ts';

const STOCK = ['MaxPoolGrad', 'AvgPoolGrad', '_FusedMatMul', 'ResizeNearestNeighborGrad', 'ResizeBilinearGrad'];

keepStock('wasm', STOCK);
keepStock('cpu', STOCK);

/** Cases that must complain before the search ends. */
const ENOUGH = 3;

const cases = ops.flatMap(op => op.cases);

describe.each(['wasm', 'cpu'] as const)('the matrix on %s reports', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it.each(MUTANTS.filter(({ on }) => on.includes(backend)))('$name', ({ plant }) => {
    const restore = plant(backend);
    const suspects: typeof cases = [];
    try {
      for (const one of cases) {
        if (complaintsOf(one).length > 0) suspects.push(one);
        if (suspects.length === ENOUGH) break;
      }
    } finally {
      restore();
    }
    // A case that complains of the right kernel too has not seen the wrong one.
    const betrayed = suspects.filter(one => complaintsOf(one).length === 0);
    expect(betrayed.map(one => one.title)).not.toEqual([]);
  });
});

describe.each(['wasm', 'cpu'] as const)('the matrix on %s runs', backend => {
  /** Kernels of which ours only say no, for the library's are wrong and the product needs none. */
  const refusing = /3D|^Dilation2D/;
  const ours = kernels.filter(({ name, backends }) => backends.includes(backend) && !refusing.test(name));

  it('every kernel of ours', async () => {
    await startBackend(backend, wasmFolder);
    const ran = new Set<string>();
    const restores = ours.map(({ name }) =>
      kernel('counted', name, (_, right) => {
        ran.add(name);
        return right();
      }).plant(backend),
    );
    for (const one of cases) complaintsOf(one);
    for (const restore of restores) restore();
    expect(ours.map(({ name }) => name).filter(name => !ran.has(name))).toEqual([]);
  });
});

it('at least twenty mutants are planted', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(20);
});
