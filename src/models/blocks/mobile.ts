import type { Node } from '../graph.ts';
import { channelsOf } from '../layers.ts';
import { activation, add, conv, dropout, globalAveragePool, maxPool, multiply } from '../nodes.ts';
import { bareConv, type ConvStyle, convUnit, depthwiseUnit, separableUnit } from './convolution.ts';

/** A width scaled and rounded to a multiple of `divisor`, never by more than a tenth downwards (MobileNet V2 and later). */
export function roundWidth(width: number, divisor = 8): number {
  const rounded = Math.max(divisor, Math.floor((width + divisor / 2) / divisor) * divisor);
  return rounded < 0.9 * width ? rounded + divisor : rounded;
}

export type StrideOptions = { readonly name: string; readonly filters: number; readonly stride: number };

/** Depthwise 3×3, norm, activation; pointwise, norm, activation (Howard et al. 2017). */
export function mobileBlock(x: Node, { name, filters, stride }: StrideOptions, style: ConvStyle): Node {
  const seen = depthwiseUnit(x, { name: `${name}/depthwise`, kernel: 3, strides: stride }, style);
  return convUnit(seen, { name: `${name}/pointwise`, filters, kernel: 1 }, style);
}

/** Two separable convolutions beside a shortcut; a stride is taken by pooling (Chollet 2017, figure 5). */
export function xceptionBlock(x: Node, { name, filters, stride }: StrideOptions, style: ConvStyle): Node {
  const fits = stride === 1 && channelsOf(x.shape) === filters;
  const shortcut = fits ? x : bareConv(x, { name: `${name}/shortcut`, filters, kernel: 1, strides: stride }, style);
  let y = x;
  for (const part of [1, 2]) {
    y = activation(y, style.activation, `${name}/${part}/act`);
    y = separableUnit(y, { name: `${name}/${part}`, filters, kernel: 3 }, style);
  }
  if (stride > 1) y = maxPool(y, { name: `${name}/pool`, size: 3, strides: stride, padding: 'same' });
  return add([shortcut, y], `${name}/add`);
}

export type InvertedOptions = StrideOptions & {
  readonly kernel?: number;
  /** Channels in the middle as a multiple of those that come in. */
  readonly expansion: number;
  /** Channels in the gate as a share of those that come in; no gate where it is 0. */
  readonly gate?: number;
  /** How often training leaves the block out of an example (stochastic depth). */
  readonly leaveOut?: number;
};

/**
 * Wide inside, narrow outside: 1×1 expansion, depthwise, 1×1 without an activation, a shortcut where the shape stays (Sandler et
 * al. 2018); with a gate the block of EfficientNet (Tan and Le 2019).
 */
export function invertedResidual(x: Node, options: InvertedOptions, style: ConvStyle): Node {
  const { name, filters, stride, expansion, kernel = 3, gate = 0, leaveOut = 0 } = options;
  const channels = channelsOf(x.shape);
  const wide = channels * expansion;
  let y = expansion === 1 ? x : convUnit(x, { name: `${name}/expand`, filters: wide, kernel: 1 }, style);
  y = depthwiseUnit(y, { name: `${name}/depthwise`, kernel, strides: stride }, style);
  if (gate > 0) y = squeezeExcite(y, `${name}/gate`, Math.max(1, Math.floor(channels * gate)), style);
  y = bareConv(y, { name: `${name}/project`, filters, kernel: 1 }, style);
  if (stride > 1 || filters !== channels) return y;
  if (leaveOut > 0) y = dropout(y, { name: `${name}/leave_out`, rate: leaveOut, drops: 'example' });
  return add([x, y], `${name}/add`);
}

/** A weight for each channel from the means of all channels (Hu et al. 2018). */
export function squeezeExcite(x: Node, name: string, squeezed: number, { activation: act, init }: ConvStyle): Node {
  const means = globalAveragePool(x, { name: `${name}/squeeze`, keep: true });
  const inner = conv(means, { name: `${name}/reduce`, filters: squeezed, kernel: 1, init });
  const outer = conv(activation(inner, act, `${name}/act`), {
    name: `${name}/expand`,
    filters: channelsOf(x.shape),
    kernel: 1,
  });
  return multiply([x, activation(outer, 'sigmoid', `${name}/weights`)], `${name}/excite`);
}
