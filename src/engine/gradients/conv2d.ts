import { gradientsOf } from './convolution.ts';

/** Of `tf.conv2d`, `tf.conv1d` and `tf.conv2dTranspose`, dilated ones too. */
export const conv2dGradients = gradientsOf({
  forward: 'Conv2D',
  input: 'Conv2DBackpropInput',
  filter: 'Conv2DBackpropFilter',
});
