import { matchingInit } from '../blocks/convolution.ts';
import { type Norm, noNorm, normalised } from '../blocks/norm.ts';
import { type Graph, graphOf, type Node } from '../graph.ts';
import type { Initialiser } from '../initialisers.ts';
import type { ActivationName } from '../layers.ts';
import { activation, add, dense, dropout, input } from '../nodes.ts';

export type DenseNet = {
  /** Features of an example. */
  readonly inputs: number;
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly activation: ActivationName;
  readonly norm?: Norm;
  /** After each hidden layer; 0 leaves the layer out. */
  readonly dropRate?: number;
  /** Each hidden layer adds to what it gets, where the widths agree. */
  readonly residual?: boolean;
  /** Of all kernels; what suits the activation if absent. */
  readonly init?: Initialiser;
};

/** Dense, norm, activation, dropout, again and again; linear at the end (`logits`). Layers: `hidden1`, `norm1`, `act1`, `drop1`. */
export function denseNet(options: DenseNet): Graph {
  const { inputs, hidden, outputs } = options;
  const init = options.init ?? matchingInit(options.activation);
  const x = input([inputs], 'input');
  const top = hidden.reduce((h, units, i) => hiddenLayer(h, units, i + 1, { ...options, init }), x);
  return graphOf(x, dense(top, { name: 'logits', units: outputs, init }));
}

function hiddenLayer(x: Node, units: number, index: number, options: DenseNet & { init: Initialiser }): Node {
  const { norm = noNorm, dropRate = 0, residual = false, init } = options;
  const z = normalised(dense(x, { name: `hidden${index}`, units, init }), norm, `norm${index}`);
  const h = activation(z, options.activation, `act${index}`);
  const kept = dropRate > 0 ? dropout(h, { name: `drop${index}`, rate: dropRate }) : h;
  return residual && x.shape[0] === units ? add([x, kept], `add${index}`) : kept;
}
