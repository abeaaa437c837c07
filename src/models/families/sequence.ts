import { transformerBlock } from '../blocks/transformer.ts';
import { type Graph, graphOf, type Node } from '../graph.ts';
import {
  activation,
  concat,
  dense,
  dropout,
  embedding,
  globalAveragePool,
  gru,
  input,
  layerNorm,
  lstm,
  multiply,
  positions,
} from '../nodes.ts';

/** What a sequence consists of. */
export type SequenceInput =
  | { readonly kind: 'numbers'; readonly steps: number; readonly features: number }
  /** Indices below `vocabulary`, each looked up as a vector of `size`. */
  | { readonly kind: 'tokens'; readonly steps: number; readonly vocabulary: number; readonly size: number };

function begin(of: SequenceInput): { x: Node; y: Node } {
  if (of.kind === 'numbers') {
    const x = input([of.steps, of.features], 'input');
    return { x, y: x };
  }
  const x = input([of.steps], 'input');
  return { x, y: embedding(x, { name: 'embedding', vocabulary: of.vocabulary, size: of.size }) };
}

export type RecurrentNet = {
  readonly input: SequenceInput;
  readonly cell: 'gru' | 'lstm';
  /** Units of each recurrent layer. */
  readonly units: readonly number[];
  readonly outputs: number;
  /** `last`: one answer after the last step; `every`: one at each step. */
  readonly answers?: 'last' | 'every';
  readonly dropRate?: number;
};

/** Classifier or regressor over a sequence: recurrent layers, linear at the end. Layers: `embedding`, `gru1`, …, `logits`. */
export function recurrentNet({ cell, units, outputs, answers = 'last', dropRate = 0, ...rest }: RecurrentNet): Graph {
  const { x, y } = begin(rest.input);
  const layer = cell === 'gru' ? gru : lstm;
  const top = units.reduce((h, count, i) => {
    const sequences = answers === 'every' || i + 1 < units.length;
    return layer(h, { name: `${cell}${i + 1}`, units: count, sequences });
  }, y);
  const kept = dropRate > 0 ? dropout(top, { name: 'drop', rate: dropRate }) : top;
  return graphOf(x, dense(kept, { name: 'logits', units: outputs }));
}

export type TransformerNet = {
  readonly input: SequenceInput;
  /** Features of a step inside. */
  readonly size: number;
  readonly heads: number;
  readonly blocks: number;
  readonly feedForward: number;
  readonly outputs: number;
  /** `mean`: one answer from the mean over the steps; `every`: one at each step, which sees no later step. */
  readonly answers: 'mean' | 'every';
  readonly dropRate?: number;
};

/** Layers: `embedding` or `project`, `positions`, `block1/attention`, …, `norm`, `logits`. */
export function transformerNet(options: TransformerNet): Graph {
  const { size, heads, blocks, feedForward, outputs, answers, dropRate = 0 } = options;
  const { x, y: start } = begin(options.input);
  let y = start.shape.at(-1) === size && start !== x ? start : dense(start, { name: 'project', units: size });
  y = positions(y, { name: 'positions' });
  for (let i = 1; i <= blocks; i++) {
    y = transformerBlock(y, { name: `block${i}`, heads, feedForward, dropRate, causal: answers === 'every' });
  }
  y = layerNorm(y, { name: 'norm' });
  if (answers === 'mean') y = globalAveragePool(y, { name: 'features' });
  return graphOf(x, dense(y, { name: 'logits', units: outputs }));
}

export type BagOfWords = {
  readonly steps: number;
  readonly vocabulary: number;
  readonly size: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
};

/** The mean of the vectors of all tokens, then dense layers. Layers: `embedding`, `mean`, `hidden1`, …, `logits`. */
export function bagOfWords({ steps, vocabulary, size, hidden, outputs }: BagOfWords): Graph {
  const { x, y } = begin({ kind: 'tokens', steps, vocabulary, size });
  return graphOf(x, tower(globalAveragePool(y, { name: 'mean' }), hidden, outputs));
}

export type PairNet = {
  readonly users: number;
  readonly items: number;
  readonly size: number;
  readonly hidden: readonly number[];
};

/**
 * One number for a user and an item (inputs `user` and `item`, [batch] indices each as [batch, 1]): dense layers over both vectors
 * and their product (He et al. 2017). Without hidden layers a weighted dot product, the factorisation of the matrix of ratings.
 */
export function pairNet({ users, items, size, hidden }: PairNet): Graph {
  const [user, item] = [input([1], 'user'), input([1], 'item')];
  const vector = (x: Node, name: string, vocabulary: number) =>
    globalAveragePool(embedding(x, { name, vocabulary, size }), { name: `${name}_vector` });
  const [u, i] = [vector(user, 'users', users), vector(item, 'items', items)];
  const product = multiply([u, i], 'product');
  return graphOf([user, item], tower(hidden.length === 0 ? product : concat([u, i, product], 'both'), hidden, 1));
}

function tower(x: Node, hidden: readonly number[], outputs: number): Node {
  const top = hidden.reduce(
    (h, units, i) => activation(dense(h, { name: `hidden${i + 1}`, units }), 'relu', `act${i + 1}`),
    x,
  );
  return dense(top, { name: 'logits', units: outputs });
}
