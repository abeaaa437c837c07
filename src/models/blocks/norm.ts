import type { Node } from '../graph.ts';
import { batchNorm, groupNorm, layerNorm } from '../nodes.ts';

/** Which normalisation a network uses after its dense layers and convolutions. */
export type Norm =
  | { readonly kind: 'none' }
  | { readonly kind: 'batch'; readonly momentum?: number }
  | { readonly kind: 'layer' }
  | { readonly kind: 'group'; readonly groups: number };

export const noNorm: Norm = { kind: 'none' };
/** With a memory of about ten steps: a lesson trains for hundreds of steps, not for hundreds of thousands. */
export const quickBatchNorm: Norm = { kind: 'batch', momentum: 0.9 };

/** Over the whole example, layer norm has a scale for each place; here it has one for each channel, as the others do. */
export function normalised(x: Node, norm: Norm, name: string): Node {
  switch (norm.kind) {
    case 'none':
      return x;
    case 'batch':
      return batchNorm(x, { name, ...(norm.momentum !== undefined && { momentum: norm.momentum }) });
    case 'layer':
      return x.shape.length === 3 ? groupNorm(x, { name, groups: 1 }) : layerNorm(x, { name });
    case 'group':
      return groupNorm(x, { name, groups: norm.groups });
  }
}
