// peer <wasm|cpu|wasm-plan|cpu-plan|stock-cpu|native>: trains the reference nets with TensorFlow.js on one backend. Reads `{"net","ms"}` a line,
// answers `{"stepsPerSecond"}` a line. `native` needs DL_TUTOR_NATIVE, the folder of a package @tensorflow/tfjs-node.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { startBackend } from '../../src/engine/backend.ts';
import { planStep } from '../../src/engine/plan/index.ts';
import { createTrainer } from '../../src/engine/train.ts';
import { referenceNets } from '../../src/models/reference/index.ts';
import { createRandom } from '../../src/platform/random.ts';

const [variant, wasmFolder] = process.argv.slice(2);
const planned = variant.endsWith('-plan');
const stock = variant === 'stock-cpu' || variant === 'native';

async function start() {
  tf.enableProdMode();
  if (variant === 'stock-cpu') return tf.setBackend('cpu');
  if (variant !== 'native') return startBackend(variant.replace('-plan', ''), wasmFolder);
  const util = createRequire(import.meta.url)('node:util');
  // Removed from Node 23 on; tfjs-node 4.22 calls them.
  util.isNullOrUndefined ??= value => value === null || value === undefined;
  util.isArray ??= Array.isArray;
  createRequire(`${process.env.DL_TUTOR_NATIVE}/`)('@tensorflow/tfjs-node');
  return tf.setBackend('tensorflow');
}

/** A step of the library alone: its gradients, its optimiser. */
function stockStep({ variables, loss }, { optimiser: kind, learningRate }) {
  const optimiser = kind === 'adam' ? tf.train.adam(learningRate) : tf.train.sgd(learningRate);
  return () =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(loss, variables);
      optimiser.applyGradients(grads);
      return value.dataSync()[0];
    });
}

function ownStep({ variables, loss }, { optimiser, learningRate }) {
  const trainer = createTrainer(optimiser, variables);
  return () => trainer.step(loss, learningRate);
}

function plannedStep({ variables, loss }, { optimiser, learningRate }) {
  const step = planStep({ variables, optimiser: { kind: optimiser }, inputs: {}, loss });
  for (let i = 0; i < 3; i++) step.run({}, learningRate);
  const mode = step.mode();
  if (mode.kind !== 'planned') throw new Error(mode.reason ?? mode.kind);
  return () => step.run({}, learningRate);
}

const create = stock ? stockStep : planned ? plannedStep : ownStep;
const steps = new Map();

function stepOf(id) {
  if (!steps.has(id)) {
    const spec = referenceNets.find(net => net.id === id);
    const net = spec.build(createRandom(1));
    steps.set(id, create(net, spec));
    steps.get(id)();
  }
  return steps.get(id);
}

function measure({ net, ms }) {
  const step = stepOf(net);
  const began = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < ms) {
    step();
    count++;
    elapsed = performance.now() - began;
  }
  return { stepsPerSecond: (1000 * count) / elapsed };
}

await start();
for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify(measure(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
