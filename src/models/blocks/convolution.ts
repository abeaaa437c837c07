import type { Node } from '../graph.ts';
import type { Initialiser } from '../initialisers.ts';
import { glorotUniform, heNormal } from '../initialisers.ts';
import type { ActivationName, Padding } from '../layers.ts';
import { activation, concat, conv, depthwiseConv, maxPool, type Sides, separableConv } from '../nodes.ts';
import { type Norm, normalised, quickBatchNorm } from './norm.ts';

/** What the convolutions of a network have in common. */
export type ConvStyle = { readonly norm: Norm; readonly activation: ActivationName; readonly init: Initialiser };

export const defaultStyle: ConvStyle = { norm: quickBatchNorm, activation: 'relu', init: heNormal };

/** He's variance for the family of ReLU, Glorot's for the others. */
export const matchingInit = (name: ActivationName): Initialiser =>
  /relu|elu|swish/i.test(name) ? heNormal : glorotUniform;

type Unit = {
  readonly name: string;
  readonly filters: number;
  readonly kernel: Sides;
  readonly strides?: Sides;
  readonly padding?: Padding;
};

/** Convolution (with a bias only where no norm follows), norm, activation. Layers: `name/conv`, `name/norm`, `name/act`. */
export function convUnit(x: Node, { name, ...options }: Unit, style: ConvStyle): Node {
  return activation(bareConv(x, { name, ...options }, style), style.activation, `${name}/act`);
}

/** The same without the activation. */
export function bareConv(x: Node, { name, ...options }: Unit, { norm, init }: ConvStyle): Node {
  return normalised(
    conv(x, { name: `${name}/conv`, ...options, init, bias: norm.kind === 'none' }),
    norm,
    `${name}/norm`,
  );
}

/** Depthwise convolution, norm, activation. */
export function depthwiseUnit(x: Node, { name, ...options }: Omit<Unit, 'filters'>, style: ConvStyle): Node {
  const { norm, init } = style;
  const y = depthwiseConv(x, { name: `${name}/conv`, ...options, init, bias: norm.kind === 'none' });
  return activation(normalised(y, norm, `${name}/norm`), style.activation, `${name}/act`);
}

/** A depthwise-separable convolution in one, with nothing between its halves, and a norm after it (Chollet 2017). */
export function separableUnit(x: Node, { name, ...options }: Unit, { norm, init }: ConvStyle): Node {
  const y = separableConv(x, { name: `${name}/conv`, ...options, init, bias: norm.kind === 'none' });
  return normalised(y, norm, `${name}/norm`);
}

/** A 5×5 as two 3×3 (Szegedy et al. 2016, section 3.1): the same field of view with 18/25 of the weights. */
export function twoSmall(x: Node, name: string, filters: number, style: ConvStyle): Node {
  const first = convUnit(x, { name: `${name}/first`, filters, kernel: 3 }, style);
  return convUnit(first, { name: `${name}/second`, filters, kernel: 3 }, style);
}

/** An n×n as 1×n and n×1 (section 3.2): 2/n of the weights. */
export function rowThenColumn(x: Node, name: string, filters: number, n: number, style: ConvStyle): Node {
  const row = convUnit(x, { name: `${name}/row`, filters, kernel: [1, n] }, style);
  return convUnit(row, { name: `${name}/column`, filters, kernel: [n, 1] }, style);
}

export type InceptionOptions = {
  readonly name: string;
  /** Filters of each of the four branches. */
  readonly filters: number;
  /** How the widest branch sees its 5×5. */
  readonly wide: 'whole' | 'twoSmall' | 'rowThenColumn';
};

/** Four branches side by side: 1×1, 1×1 → 3×3, 1×1 → 5×5 whole or factorised, pooling → 1×1 (Szegedy et al. 2015, 2016). */
export function inceptionBlock(x: Node, { name, filters, wide }: InceptionOptions, style: ConvStyle): Node {
  const unit = (from: Node, part: string, kernel: number) =>
    convUnit(from, { name: `${name}/${part}`, filters, kernel }, style);
  const reduced = unit(x, 'wide_reduce', 1);
  const widest = {
    whole: () => unit(reduced, 'wide', 5),
    twoSmall: () => twoSmall(reduced, `${name}/wide`, filters, style),
    rowThenColumn: () => rowThenColumn(reduced, `${name}/wide`, filters, 5, style),
  };
  const pooled = maxPool(x, { name: `${name}/pool`, size: 3, strides: 1, padding: 'same' });
  return concat(
    [unit(x, 'one', 1), unit(unit(x, 'three_reduce', 1), 'three', 3), widest[wide](), unit(pooled, 'pool_project', 1)],
    `${name}/concat`,
  );
}
