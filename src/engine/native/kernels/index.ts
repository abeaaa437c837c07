import { spelling } from './attributes.ts';
import { convolutions } from './convolution.ts';
import { registerNative } from './kernel.ts';
import { multinomial } from './multinomial.ts';
import { poolings } from './pooling.ts';
import { resizes } from './resize.ts';

/**
 * Lays our kernels on those of tfjs-node, to be called once after it has loaded. What they add is mostly what tfjs-node does
 * not hand on to TensorFlow: paddings by numbers, dilations and half-pixel centres in gradients, seeds; and a few cases that
 * TensorFlow itself does not do on a processor.
 */
export function registerNativeKernels(): void {
  registerNative([...convolutions, multinomial, ...poolings, ...resizes, ...spelling]);
}
