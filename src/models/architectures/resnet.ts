import { type Graph, graphOf, type Node } from '../graph.ts';
import { activation, add, batchNorm, conv, dense, globalAveragePool, input, maxPool, relu, zeroPad } from '../nodes.ts';

const EPSILON = 1.001e-5;

/**
 * ResNet-50 (He et al. 2016) as Keras has it, with the names of its layers: biases in the convolutions, the stride on the first
 * 1×1 of a block. 224 × 224 × 3, softmax at the end.
 */
export function resNet50(classes = 1000): Graph {
  const x = input([224, 224, 3], 'input_1');
  let y = conv(zeroPad(x, { name: 'conv1_pad', rows: 3, columns: 3 }), {
    name: 'conv1_conv',
    filters: 64,
    kernel: 7,
    strides: 2,
    padding: 'valid',
  });
  y = relu(batchNorm(y, { name: 'conv1_bn', epsilon: EPSILON }), 'conv1_relu');
  y = maxPool(zeroPad(y, { name: 'pool1_pad', rows: 1, columns: 1 }), { name: 'pool1_pool', size: 3, strides: 2 });
  const stages = [
    [64, 3],
    [128, 4],
    [256, 6],
    [512, 3],
  ] as const;
  stages.forEach(([filters, blocks], s) => {
    for (let b = 1; b <= blocks; b++) {
      y = block(y, `conv${s + 2}_block${b}`, filters, b === 1 && s > 0 ? 2 : 1, b === 1);
    }
  });
  const top = dense(globalAveragePool(y, { name: 'avg_pool' }), { name: 'predictions', units: classes });
  return graphOf(x, activation(top, 'softmax', 'predictions_softmax'));
}

function block(x: Node, name: string, filters: number, stride: number, projected: boolean): Node {
  const unit = (from: Node, part: number, width: number, kernel: number, strides: number) =>
    batchNorm(conv(from, { name: `${name}_${part}_conv`, filters: width, kernel, strides }), {
      name: `${name}_${part}_bn`,
      epsilon: EPSILON,
    });
  const shortcut = projected ? unit(x, 0, 4 * filters, 1, stride) : x;
  const first = relu(unit(x, 1, filters, 1, stride), `${name}_1_relu`);
  const second = relu(unit(first, 2, filters, 3, 1), `${name}_2_relu`);
  return relu(add([shortcut, unit(second, 3, 4 * filters, 1, 1)], `${name}_add`), `${name}_out`);
}
