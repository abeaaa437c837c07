import { fuse } from './convolution/fused.ts';
import { refuseChannelsFirst } from './convolution/geometry.ts';
import type { Kernel } from './kernel.ts';

/** activation(depthwiseConv2d(x, filter) + bias), see `depthwiseConv2d` and `fuse`. */
export const fusedDepthwiseConv2d: Kernel = {
  name: 'FusedDepthwiseConv2D',
  backends: ['wasm', 'cpu'],
  run(call) {
    refuseChannelsFirst('fused.depthwiseConv2d', call.attributes);
    return fuse('depthwise', call);
  },
};
