import { gradientsOf } from './convolution.ts';

/** Of `tf.depthwiseConv2d` and `tf.separableConv2d`, dilated ones too. */
export const depthwiseConv2dGradients = gradientsOf({
  forward: 'DepthwiseConv2dNative',
  input: 'DepthwiseConv2dNativeBackpropInput',
  filter: 'DepthwiseConv2dNativeBackpropFilter',
});
