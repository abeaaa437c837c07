import * as tf from '@tensorflow/tfjs-core';
import type { Host } from './host.ts';
import type { Kernel } from './kernel.ts';

/** A tensor whose axes are named by the letters of an equation. */
type Labelled = { readonly tensor: tf.TensorInfo; readonly labels: string };

/**
 * The sum over all letters that are not in the output, of one or two operands: `ij,jk->ik`. Letters are sorted into those
 * of a batch (in both operands and the output), of rows, of columns and of the sum, and one batched matrix product does the
 * rest. The library's cpu kernel multiplies everything out first; WASM has none. Neither `...` nor a repeated letter.
 */
export const einsum: Kernel = {
  name: 'Einsum',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const tensors = Object.values(inputs) as tf.TensorInfo[];
    const equation = (attributes.equation as string).replace(/\s/g, '');
    const { allDims, idDims } = tf.backend_util.decodeEinsumEquation(equation, tensors.length);
    tf.backend_util.checkEinsumDimSizes(allDims.length, idDims, tensors as tf.Tensor[]);
    const [left = '', output = ''] = equation.split('->');
    const terms = left.split(',');
    const garbage: tf.TensorInfo[] = [];
    const keep = <T extends tf.TensorInfo>(tensor: T): T => {
      garbage.push(tensor);
      return tensor;
    };
    // A letter of one operand alone is summed before anything else.
    const operands = tensors.map((tensor, i): Labelled => {
      const others = output + terms.filter((_, j) => j !== i).join('');
      return summed(host, { tensor, labels: terms[i] as string }, others, keep);
    });
    const [a, b] = operands as [Labelled, Labelled | undefined];
    const result = ordered(host, b ? product(host, a, b, output, keep) : a, output, tensor => tensor);
    host.free(...garbage);
    return result;
  },
};

type Keep = (tensor: tf.TensorInfo) => tf.TensorInfo;

function summed(host: Host, { tensor, labels }: Labelled, kept: string, keep: Keep): Labelled {
  const axis = [...labels].flatMap((label, d) => (kept.includes(label) ? [] : [d]));
  if (axis.length === 0) return { tensor, labels };
  const sum = keep(host.call('Sum', { x: tensor }, { axis, keepDims: false }));
  return { tensor: sum, labels: [...labels].filter(label => kept.includes(label)).join('') };
}

function ordered(host: Host, { tensor, labels }: Labelled, order: string, keep: Keep): tf.TensorInfo {
  const perm = [...order].map(label => labels.indexOf(label));
  return keep(host.call('Transpose', { x: tensor }, { perm }));
}

function product(host: Host, a: Labelled, b: Labelled, output: string, keep: Keep): Labelled {
  const shared = [...a.labels].filter(label => b.labels.includes(label));
  const batch = shared.filter(label => output.includes(label)).join('');
  const inner = shared.filter(label => !output.includes(label)).join('');
  const rows = [...a.labels].filter(label => !b.labels.includes(label)).join('');
  const columns = [...b.labels].filter(label => !a.labels.includes(label)).join('');
  const sizes = (labels: string) =>
    [...labels].map(label => {
      const owner = a.labels.includes(label) ? a : b;
      return owner.tensor.shape[owner.labels.indexOf(label)] as number;
    });
  const [n, m, k, c] = [batch, rows, inner, columns].map(labels => tf.util.sizeFromShape(sizes(labels))) as [
    number,
    number,
    number,
    number,
  ];
  const left = host.view(ordered(host, a, batch + rows + inner, keep), [n, m, k]);
  const right = host.view(ordered(host, b, batch + inner + columns, keep), [n, k, c]);
  const result = keep(host.call('BatchMatMul', { a: left, b: right }, { transposeA: false, transposeB: false }));
  const labels = batch + rows + columns;
  return { tensor: host.view(result, sizes(labels)), labels };
}
