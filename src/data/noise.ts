import { normal, type Random } from '../platform/random.ts';
import { clip, type Images } from './images.ts';

/** The same images with normal noise of the given standard deviation on every number, clipped to 0 … 1. */
export function addNoise(images: Images, deviation: number, random: Random): Images {
  return { ...images, pixels: images.pixels.map(value => clip(value + deviation * normal(random))) };
}

/** The same images with the given share of numbers replaced by 0 or 1, each as likely. */
export function saltAndPepper(images: Images, share: number, random: Random): Images {
  return {
    ...images,
    pixels: images.pixels.map(value => {
      const [hit, side] = [random(), random()];
      return hit < share ? (side < 0.5 ? 0 : 1) : value;
    }),
  };
}
