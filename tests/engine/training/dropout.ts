import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { seedMathRandom } from '../../../src/engine/random.ts';

const RATE = 0.25;
const SIZE = 4000;

/** The mask is random, so that only its scale and its share can be proved. */
export function proveDropout(): void {
  it('a dropout layer zeroes its share, scales the rest by 1/(1 − rate), and passes all on when it does not train', () => {
    const restore = seedMathRandom(5);
    const x = tf.fill([1, SIZE], 3);
    const layer = tfl.layers.dropout({ rate: RATE });
    const trained = [...(layer.apply(x, { training: true }) as tf.Tensor).dataSync()];
    const used = [...(layer.apply(x, { training: false }) as tf.Tensor).dataSync()];
    restore();
    const kept = trained.filter(value => value !== 0);
    expect(new Set(kept)).toEqual(new Set([Math.fround(3 / (1 - RATE))]));
    // Five standard deviations of a binomial share.
    const share = kept.length / SIZE;
    expect(Math.abs(share - (1 - RATE))).toBeLessThan(5 * Math.sqrt((RATE * (1 - RATE)) / SIZE));
    expect(new Set(used)).toEqual(new Set([3]));
    layer.dispose();
    x.dispose();
  });
}
