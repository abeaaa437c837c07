import type { Node } from '../graph.ts';
import { channelsOf } from '../layers.ts';
import { activation, add, averagePool, zeroPad } from '../nodes.ts';
import { bareConv, type ConvStyle, convUnit } from './convolution.ts';

/**
 * What runs beside the convolutions (He et al. 2016, section 4.1): nothing; the input itself, with zeros for channels that it
 * lacks (A); a 1×1 convolution where the shape changes (B), or everywhere (C).
 */
export type Shortcut = 'none' | 'padded' | 'projection' | 'projections';

export type ResidualOptions = {
  readonly name: string;
  /** Channels that come out. */
  readonly filters: number;
  readonly stride: number;
  /** Two 3×3, or 1×1 → 3×3 → 1×1 with a quarter of the channels between. */
  readonly block: 'basic' | 'bottleneck';
  readonly shortcut: Shortcut;
};

/** x + F(x), then the activation; with the shortcut `none` the same layers without the sum. */
export function residualBlock(x: Node, options: ResidualOptions, style: ConvStyle): Node {
  const { name, shortcut } = options;
  const inner = options.block === 'basic' ? basic(x, options, style) : bottleneck(x, options, style);
  const sum = shortcut === 'none' ? inner : add([shortcutOf(x, options, style), inner], `${name}/add`);
  return activation(sum, style.activation, `${name}/out`);
}

function basic(x: Node, { name, filters, stride }: ResidualOptions, style: ConvStyle): Node {
  const first = convUnit(x, { name: `${name}/1`, filters, kernel: 3, strides: stride }, style);
  return bareConv(first, { name: `${name}/2`, filters, kernel: 3 }, style);
}

function bottleneck(x: Node, { name, filters, stride }: ResidualOptions, style: ConvStyle): Node {
  const narrow = filters / 4;
  const reduced = convUnit(x, { name: `${name}/1`, filters: narrow, kernel: 1, strides: stride }, style);
  const middle = convUnit(reduced, { name: `${name}/2`, filters: narrow, kernel: 3 }, style);
  return bareConv(middle, { name: `${name}/3`, filters, kernel: 1 }, style);
}

function shortcutOf(x: Node, { name, filters, stride, shortcut }: ResidualOptions, style: ConvStyle): Node {
  const lacking = filters - channelsOf(x.shape);
  const fits = lacking === 0 && stride === 1;
  if (shortcut === 'projections' || (shortcut === 'projection' && !fits)) {
    return bareConv(x, { name: `${name}/shortcut`, filters, kernel: 1, strides: stride }, style);
  }
  if (fits) return x;
  // Every `stride`-th place: a window of one has nothing to average.
  const thinned = stride === 1 ? x : averagePool(x, { name: `${name}/thin`, size: 1, strides: stride });
  const before = Math.floor(lacking / 2);
  return lacking === 0 ? thinned : zeroPad(thinned, { name: `${name}/pad`, channels: [before, lacking - before] });
}
