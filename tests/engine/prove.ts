import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import type { Backend } from '../../src/engine/choice.ts';
import { wasmFolder } from '../lab/engine.ts';
import { complaintsOf } from './matrix/compare.ts';
import { ops } from './matrix/ops.ts';

/** The whole matrix on one backend: every op forward and backward against double precision. One small test file each. */
export function proveOn(backend: Backend): void {
  describe(`the ops on ${backend}`, () => {
    beforeAll(async () => {
      expect(await startBackend(backend, wasmFolder)).toEqual({ backend, reason: '' });
    });

    describe.each(ops)('$name', op => {
      it.each(op.cases)('$title', one => {
        const before = tf.memory().numTensors;
        const complaints = complaintsOf(one);
        expect(complaints, complaints.join('; ')).toEqual([]);
        // The library itself loses tensors when it refuses a gradient.
        if (op.differentiable) expect(tf.memory().numTensors).toBe(before);
      });
    });
  });
}
