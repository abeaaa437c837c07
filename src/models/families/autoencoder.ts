import { type ConvStyle, convUnit, defaultStyle, matchingInit } from '../blocks/convolution.ts';
import { type Graph, graphOf, type Node } from '../graph.ts';
import type { ActivationName, Shape } from '../layers.ts';
import { activation, conv, dense, gaussianNoise, input, maxPool, sample, upsample } from '../nodes.ts';

export type Autoencoder = {
  readonly inputs: number;
  /** Units between input and code; the decoder has them the other way round. */
  readonly hidden: readonly number[];
  readonly latent: number;
  readonly activation: ActivationName;
  /** Added to the input while training: the denoising auto-encoder (Vincent et al. 2008). */
  readonly noise?: number;
};

/** Input → code (`latent`) → logits of the input (`reconstruction`). */
export function autoencoder(options: Autoencoder): Graph {
  const x = input([options.inputs], 'input');
  const noisy = options.noise === undefined ? x : gaussianNoise(x, options.noise, 'noise');
  const code = dense(encoder(noisy, options), { name: 'latent', units: options.latent });
  return graphOf(x, decoder(code, options));
}

/**
 * The variational auto-encoder (Kingma and Welling 2014). Outputs: `reconstruction` (logits), `mean` and `log_variance` of the
 * code; `latent` is the code itself, drawn while training. Feed `latent` to decode any point.
 */
export function variationalAutoencoder(options: Omit<Autoencoder, 'noise'>): Graph {
  const x = input([options.inputs], 'input');
  const top = encoder(x, options);
  const mean = dense(top, { name: 'mean', units: options.latent });
  const logVariance = dense(top, { name: 'log_variance', units: options.latent });
  return graphOf(x, [decoder(sample(mean, logVariance, 'latent'), options), mean, logVariance]);
}

function encoder(x: Node, options: Autoencoder): Node {
  return tower(x, 'encode', options.hidden, options.activation);
}

function decoder(code: Node, options: Autoencoder): Node {
  const top = tower(code, 'decode', [...options.hidden].reverse(), options.activation);
  return dense(top, { name: 'reconstruction', units: options.inputs });
}

function tower(x: Node, name: string, hidden: readonly number[], act: ActivationName): Node {
  return hidden.reduce((h, units, i) => {
    const z = dense(h, { name: `${name}${i + 1}`, units, init: matchingInit(act) });
    return activation(z, act, `${name}${i + 1}_act`);
  }, x);
}

export type ConvAutoencoder = {
  /** [height, width, channels]; the sides are multiples of 2 for each stage. */
  readonly input: Shape;
  /** Filters of each stage of the encoder; each halves the picture. */
  readonly filters: readonly number[];
  readonly style?: ConvStyle;
};

/** Halving and doubling stages of convolutions, for denoising and the like. Layers: `encode1/conv`, …, `latent`, …, `reconstruction`. */
export function convAutoencoder({ input: shape, filters, style = defaultStyle }: ConvAutoencoder): Graph {
  const x = input(shape, 'input');
  let y = x;
  filters.forEach((count, i) => {
    const last = i + 1 === filters.length;
    y = convUnit(y, { name: `encode${i + 1}`, filters: count, kernel: 3 }, style);
    y = maxPool(y, { name: last ? 'latent' : `encode${i + 1}/pool`, size: 2 });
  });
  [...filters].reverse().forEach((count, i) => {
    y = upsample(y, 2, 'nearest', `decode${i + 1}/up`);
    y = convUnit(y, { name: `decode${i + 1}`, filters: count, kernel: 3 }, style);
  });
  return graphOf(x, conv(y, { name: 'reconstruction', filters: shape.at(-1) ?? 1, kernel: 3 }));
}
