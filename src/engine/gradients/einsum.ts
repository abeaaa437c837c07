import * as tf from '@tensorflow/tfjs-core';

/**
 * For C = einsum('a,b->c', A, B): ∂A = einsum('c,b->a', ∂C, B), with the letters of A that occur neither in C nor in B
 * left out and repeated afterwards, since A was summed over them.
 */
export const einsum: tf.GradConfig = {
  kernelName: 'Einsum',
  saveAllInputs: true,
  gradFunc: (dy, saved, attributes) => {
    const [left = '', output = ''] = (attributes.equation as string).replace(/\s/g, '').split('->');
    const terms = left.split(',');
    return Object.fromEntries(
      saved.map((tensor, i) => [
        i,
        () => {
          const others = saved.filter((_, j) => j !== i);
          const otherTerms = terms.filter((_, j) => j !== i);
          return gradientOf(tensor, terms[i] as string, [dy as tf.Tensor, ...others], [output, ...otherTerms]);
        },
      ]),
    );
  },
};

function gradientOf(tensor: tf.Tensor, labels: string, factors: tf.Tensor[], terms: string[]): tf.Tensor {
  const known = [...labels].filter(label => terms.some(term => term.includes(label))).join('');
  const gradient = tf.einsum(`${terms.join(',')}->${known}`, ...factors);
  if (known === labels) return gradient;
  const shape = tensor.shape.map((size, d) => (known.includes(labels[d] as string) ? size : 1));
  return tf.broadcastTo(tf.reshape(gradient, shape), tensor.shape);
}
