import { createTrainer } from '../../engine/train.ts';
import { createRandom } from '../../platform/random.ts';
import { referenceNets } from './index.ts';
import type { NetId } from './names.ts';

/**
 * Ms that a step of training takes on the current backend: the mean of as many as `ms` allow, after half as long to let the
 * step be recorded and compiled.
 */
export function timeNet(id: NetId, seed: number, ms: number): number {
  const spec = referenceNets.find(net => net.id === id);
  if (!spec) throw new Error(`there is no reference net ${id}`);
  const { optimiser, learningRate } = spec;
  const net = spec.build(createRandom(seed, id));
  const trainer = createTrainer(optimiser, net.variables);
  const repeat = (budget: number): number => {
    const began = performance.now();
    let [steps, elapsed] = [0, 0];
    while (elapsed < budget || steps < 3) {
      trainer.step(net.loss, learningRate);
      steps++;
      elapsed = performance.now() - began;
    }
    return elapsed / steps;
  };
  try {
    repeat(ms / 2);
    return repeat(ms);
  } finally {
    trainer.dispose();
    net.dispose();
  }
}
