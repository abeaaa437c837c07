import { type ConvStyle, convUnit, defaultStyle, inceptionBlock } from '../blocks/convolution.ts';
import { invertedResidual, mobileBlock, roundWidth, type StrideOptions, xceptionBlock } from '../blocks/mobile.ts';
import { residualBlock } from '../blocks/residual.ts';
import { type Graph, graphOf, type Node } from '../graph.ts';
import type { Shape } from '../layers.ts';
import { dense, globalAveragePool, input, maxPool } from '../nodes.ts';

/** The blocks that can be raced against each other. */
export type StageBlock =
  | { readonly kind: 'plain' }
  | { readonly kind: 'residual' }
  | { readonly kind: 'mobile' }
  | { readonly kind: 'xception' }
  | { readonly kind: 'inverted'; readonly expansion: number; readonly gate: number }
  | { readonly kind: 'inception'; readonly wide: 'whole' | 'twoSmall' | 'rowThenColumn' };

export type Stage = { readonly filters: number; readonly blocks: number; readonly stride: 1 | 2 };

export type StagedNet = {
  /** [height, width, channels]: the resolution. */
  readonly input: Shape;
  readonly classes: number;
  readonly stem: number;
  readonly stages: readonly Stage[];
  readonly block: StageBlock;
  /** All filters times this, rounded to a multiple of 4 (the α of MobileNet). */
  readonly width?: number;
  /** All counts of blocks times this, rounded up. */
  readonly depth?: number;
  readonly style?: ConvStyle;
};

/** A stem, stages of one kind of block, a head: a frame in which only the block differs. Layers: `stem`, `stage1/1/…`, `features`, `logits`. */
export function stagedNet(options: StagedNet): Graph {
  const { block, stages, width = 1, depth = 1, style = defaultStyle } = options;
  const wide = (filters: number) => roundWidth(filters * width, 4);
  const x = input(options.input, 'input');
  let y = convUnit(x, { name: 'stem', filters: wide(options.stem), kernel: 3 }, style);
  stages.forEach((stage, s) => {
    for (let b = 0; b < Math.ceil(stage.blocks * depth); b++) {
      const place = {
        name: `stage${s + 1}/${b + 1}`,
        filters: wide(stage.filters),
        stride: b === 0 ? stage.stride : 1,
      };
      y = blockOf(y, block, place, style);
    }
  });
  return graphOf(x, dense(globalAveragePool(y, { name: 'features' }), { name: 'logits', units: options.classes }));
}

function blockOf(x: Node, block: StageBlock, place: StrideOptions, style: ConvStyle): Node {
  const { name, filters, stride } = place;
  switch (block.kind) {
    case 'plain':
      return convUnit(x, { name, filters, kernel: 3, strides: stride }, style);
    case 'residual':
      return residualBlock(x, { ...place, block: 'basic', shortcut: 'projection' }, style);
    case 'mobile':
      return mobileBlock(x, place, style);
    case 'xception':
      return xceptionBlock(x, place, style);
    case 'inverted':
      return invertedResidual(x, { ...place, expansion: block.expansion, gate: block.gate }, style);
    case 'inception': {
      const from = stride === 1 ? x : maxPool(x, { name: `${name}/thin`, size: stride });
      return inceptionBlock(from, { name, filters: filters / 4, wide: block.wide }, style);
    }
  }
}
