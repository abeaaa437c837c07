import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import type { Backend } from '../../src/engine/choice.ts';
import { wasmFolder } from '../lab/engine.ts';
import { complaintsOf } from './matrix/compare.ts';
import { ops } from './matrix/ops.ts';
import { trainingComplaints } from './training/compare.ts';
import { proveDropout } from './training/dropout.ts';
import { trainings } from './training/index.ts';

/**
 * The proof of one backend, a small test file each: every op forward and backward, every layer, loss and optimiser over
 * some steps of training, all against double precision. `nativePackage`: the folder of tfjs-node.
 */
export function proveOn(backend: Backend, nativePackage?: string): void {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder, nativePackage);
  });

  describe.each(ops)(`${backend}: $name`, op => {
    it.each(op.cases)('$title', one => {
      const before = tf.memory().numTensors;
      const complaints = complaintsOf(one);
      expect(complaints, complaints.join('; ')).toEqual([]);
      // The library itself loses tensors when it refuses a gradient.
      if (op.differentiable) expect(tf.memory().numTensors).toBe(before);
    });
  });

  describe.each(Object.entries(trainings))(`${backend}: training with %s`, (_, cases) => {
    it.each(cases)('$title', async one => {
      const complaints = await trainingComplaints(one);
      expect(complaints, complaints.join('; ')).toEqual([]);
    });
  });

  describe(`${backend}: dropout`, proveDropout);
}
