import { type ConvStyle, convUnit, defaultStyle } from '../blocks/convolution.ts';
import { type Graph, graphOf, type Node } from '../graph.ts';
import type { DropUnit, Shape } from '../layers.ts';
import {
  activation,
  averagePool,
  dense,
  dropBlock,
  dropout,
  flatten,
  globalAveragePool,
  input,
  maxPool,
} from '../nodes.ts';

export type FeatureDrop =
  | { readonly kind: 'units'; readonly drops: DropUnit; readonly rate: number }
  | { readonly kind: 'block'; readonly size: number; readonly rate: number };

export type Cnn = {
  /** [height, width, channels]. */
  readonly input: Shape;
  /** Filters of each stage; the picture halves after each. */
  readonly filters: readonly number[];
  readonly classes: number;
  readonly kernel?: number;
  /** Convolutions in a stage. */
  readonly convs?: number;
  readonly pool?: 'max' | 'average';
  /** Dropped from the feature maps after each stage. */
  readonly drop?: FeatureDrop;
  /** Units of a dense layer between, with dropout of the rate beside it. */
  readonly dense?: { readonly units: number; readonly dropRate: number };
  /** The mean of each map before the end, or all of them. */
  readonly head?: 'average' | 'flatten';
  readonly style?: ConvStyle;
};

/** Stages of convolutions and pooling, a head, linear at the end (`logits`). Layers: `stage1/1/conv`, `stage1/pool`, …, `features`. */
export function cnn(options: Cnn): Graph {
  const { style = defaultStyle, head = 'flatten' } = options;
  const x = input(options.input, 'input');
  const maps = options.filters.reduce((h, filters, i) => stage(h, `stage${i + 1}`, filters, options), x);
  let top = head === 'flatten' ? flatten(maps, 'features') : globalAveragePool(maps, { name: 'features' });
  if (options.dense) {
    const { units, dropRate } = options.dense;
    top = dense(top, { name: 'dense', units, init: style.init });
    top = dropout(activation(top, style.activation, 'dense_act'), { name: 'dense_drop', rate: dropRate });
  }
  return graphOf(x, dense(top, { name: 'logits', units: options.classes }));
}

function stage(x: Node, name: string, filters: number, options: Cnn): Node {
  const { kernel = 3, convs = 1, pool = 'max', drop, style = defaultStyle } = options;
  let y = x;
  for (let i = 1; i <= convs; i++) y = convUnit(y, { name: `${name}/${i}`, filters, kernel }, style);
  y = (pool === 'max' ? maxPool : averagePool)(y, { name: `${name}/pool`, size: 2 });
  if (drop?.kind === 'units') return dropout(y, { name: `${name}/drop`, rate: drop.rate, drops: drop.drops });
  return drop ? dropBlock(y, { name: `${name}/drop`, rate: drop.rate, size: drop.size }) : y;
}
