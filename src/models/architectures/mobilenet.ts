import { type Graph, graphOf, type Node } from '../graph.ts';
import {
  activation,
  batchNorm,
  conv,
  depthwiseConv,
  dropout,
  globalAveragePool,
  input,
  reshape,
  zeroPad,
} from '../nodes.ts';

/** Filters and stride of the thirteen blocks (Howard et al. 2017, table 1). */
const BLOCKS = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [1024, 2],
  [1024, 1],
] as const;

/**
 * MobileNet V1 as Keras has it, with the names of its layers. `width` is the α of the paper, `side` the resolution; softmax at
 * the end.
 */
export function mobileNetV1({ classes = 1000, width = 1, side = 224 } = {}): Graph {
  const x = input([side, side, 3], 'input_1');
  const first = conv(x, { name: 'conv1', filters: Math.trunc(32 * width), kernel: 3, strides: 2, bias: false });
  let y = activated(first, 'conv1');
  BLOCKS.forEach(([filters, stride], i) => {
    y = block(y, i + 1, Math.trunc(filters * width), stride);
  });
  y = globalAveragePool(y, { name: 'global_average_pooling2d', keep: true });
  y = conv(dropout(y, { name: 'dropout', rate: 1e-3 }), { name: 'conv_preds', filters: classes, kernel: 1 });
  return graphOf(x, activation(reshape(y, [classes], 'reshape_2'), 'softmax', 'predictions'));
}

function block(x: Node, id: number, filters: number, stride: 1 | 2): Node {
  const padded = stride === 2 ? zeroPad(x, { name: `conv_pad_${id}`, rows: [0, 1], columns: [0, 1] }) : x;
  const padding = stride === 2 ? 'valid' : 'same';
  const seen = depthwiseConv(padded, { name: `conv_dw_${id}`, kernel: 3, strides: stride, padding, bias: false });
  const mixed = conv(activated(seen, `conv_dw_${id}`), { name: `conv_pw_${id}`, filters, kernel: 1, bias: false });
  return activated(mixed, `conv_pw_${id}`);
}

function activated(x: Node, name: string): Node {
  return activation(batchNorm(x, { name: `${name}_bn` }), 'relu6', `${name}_relu`);
}
