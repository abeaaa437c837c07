import { createRandom } from '../platform/random.ts';

/**
 * Replaces `Math.random` by a seeded generator and returns the function that puts the old one back. TensorFlow.js draws
 * its dropout masks, its noise and its shuffles from `Math.random`, and its own seeds are unsafe: a seeded dropout repeats
 * one mask, a seed of 0 means none.
 */
export function seedMathRandom(seed: number): () => void {
  const original = Math.random;
  Math.random = createRandom(seed, 'Math.random');
  return () => {
    Math.random = original;
  };
}
