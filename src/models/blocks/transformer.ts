import type { Node } from '../graph.ts';
import { channelsOf } from '../layers.ts';
import { activation, add, attention, dense, dropout, layerNorm } from '../nodes.ts';

export type TransformerOptions = {
  readonly name: string;
  readonly heads: number;
  /** Units between the two dense layers. */
  readonly feedForward: number;
  readonly causal?: boolean;
  readonly dropRate?: number;
};

/** Attention and a two-layer network, each behind a norm and beside a shortcut (Vaswani et al. 2017; norm first, Xiong et al. 2020). */
export function transformerBlock(x: Node, options: TransformerOptions): Node {
  const { name, heads, feedForward, causal = false, dropRate = 0 } = options;
  const size = channelsOf(x.shape);
  if (size % heads !== 0) throw new Error(`${size} features do not divide among ${heads} heads`);
  const dropped = (y: Node, part: string) =>
    dropRate > 0 ? dropout(y, { name: `${name}/${part}_drop`, rate: dropRate }) : y;
  const seen = attention(layerNorm(x, { name: `${name}/norm1` }), {
    name: `${name}/attention`,
    heads,
    headSize: size / heads,
    causal,
  });
  const middle = add([x, dropped(seen, 'attention')], `${name}/add1`);
  const wide = dense(layerNorm(middle, { name: `${name}/norm2` }), { name: `${name}/wide`, units: feedForward });
  const narrow = dense(activation(wide, 'gelu', `${name}/act`), { name: `${name}/narrow`, units: size });
  return add([middle, dropped(narrow, 'narrow')], `${name}/add2`);
}
