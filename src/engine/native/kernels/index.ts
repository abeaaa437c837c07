import { convolutions } from './convolution.ts';
import { registerNative } from './kernel.ts';
import { poolings } from './pooling.ts';
import { resizeGradients } from './resize.ts';

/**
 * Lays our kernels on those of tfjs-node, to be called once after it has loaded. The kernels of TensorFlow are right; what
 * is added here is what tfjs-node does not hand on to them: paddings by numbers, dilations and half-pixel centres in
 * gradients, the order of the channels.
 */
export function registerNativeKernels(): void {
  registerNative([...convolutions, ...poolings, ...resizeGradients]);
}
