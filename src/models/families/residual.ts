import { type ConvStyle, convUnit, defaultStyle } from '../blocks/convolution.ts';
import { residualBlock, type Shortcut } from '../blocks/residual.ts';
import { type Graph, graphOf } from '../graph.ts';
import type { Shape } from '../layers.ts';
import { dense, globalAveragePool, input } from '../nodes.ts';

export type ResidualNet = {
  /** [height, width, channels]. */
  readonly input: Shape;
  readonly classes: number;
  /** Blocks in each stage; each stage after the first halves the picture and doubles the filters. */
  readonly blocks: readonly number[];
  /** Channels after the first stage. */
  readonly filters: number;
  readonly block?: 'basic' | 'bottleneck';
  /** `none` gives the plain network with the same layers. */
  readonly shortcut: Shortcut;
  readonly style?: ConvStyle;
};

/**
 * The residual and plain nets for small pictures (He et al. 2016, section 4.2), of any depth: `blocks` [n, n, n] with two-layer
 * blocks has 6n + 2 layers with weights. Layers: `stem`, `stage1/1/1/conv`, …, `features`, `logits`.
 */
export function residualNet(options: ResidualNet): Graph {
  const { blocks, filters, shortcut, block = 'basic', style = defaultStyle } = options;
  const x = input(options.input, 'input');
  let y = convUnit(x, { name: 'stem', filters, kernel: 3 }, style);
  blocks.forEach((count, s) => {
    for (let b = 0; b < count; b++) {
      const stride = s > 0 && b === 0 ? 2 : 1;
      const name = `stage${s + 1}/${b + 1}`;
      y = residualBlock(y, { name, filters: filters * 2 ** s, stride, block, shortcut }, style);
    }
  });
  return graphOf(x, dense(globalAveragePool(y, { name: 'features' }), { name: 'logits', units: options.classes }));
}
