import { configDefaults, defineConfig } from 'vitest/config';
import { simdForVite } from './scripts/simd.mjs';

/** Tests of the native backend need one that was really built: `scripts/native.mjs` says where it is. */
const native = process.env.DL_TUTOR_TEST_NATIVE ? [] : ['tests/native/**'];

export default defineConfig({
  plugins: [simdForVite],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...native],
    // A machine may be busy; a test that hangs is told by the run, not by the clock.
    testTimeout: 180_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    alias: {
      // Node cannot load this file of the package (an ES module named .js); the layers package registers the same gradients.
      '@tensorflow/tfjs-core/dist/register_all_gradients.js': '@tensorflow/tfjs-layers',
    },
  },
});
