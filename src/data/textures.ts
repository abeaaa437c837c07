import { classNames } from '../i18n/data-classes.ts';
import { normal, type Random } from '../platform/random.ts';
import { clip, type Images } from './images.ts';

export const TEXTURES = ['horizontal', 'vertical', 'rising', 'falling', 'checks', 'dots'] as const;

type Wave = (place: number) => number;

/** The pattern of each texture from −1 to 1; `x`, `y` are phases in radians, `wave` is a sine. */
const PATTERNS: readonly ((x: number, y: number, wave: Wave) => number)[] = [
  (_, y, wave) => wave(y),
  (x, _, wave) => wave(x),
  (x, y, wave) => wave((x + y) * Math.SQRT1_2),
  (x, y, wave) => wave((x - y) * Math.SQRT1_2),
  (x, y, wave) => Math.sign(wave(x) * wave(y)),
  (x, y, wave) => (wave(x) + wave(y) > 0.9 ? 1 : -1),
];

export type TexturesSpec = {
  readonly count: number;
  readonly random: Random;
  readonly size?: number;
  readonly noise?: number;
};

/**
 * Colour images of six textures, [count, size, size, 3]. Both colours, the phase and the wavelength (3.5 to 6 pixels)
 * are drawn at random, so that no single pixel says anything: what tells the classes apart is local structure.
 */
export function textures({ count, random, size = 16, noise = 0.08 }: TexturesSpec): Images {
  const pixels = new Float32Array(count * size * size * 3);
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const label = Math.floor(random() * TEXTURES.length);
    labels[i] = label;
    const image = pixels.subarray(i * size * size * 3, (i + 1) * size * size * 3);
    paintTexture(image, size, { label, noise, random });
  }
  return { count, height: size, width: size, channels: 3, pixels, labels, classes: classNames.textures };
}

type Paint = { readonly label: number; readonly noise: number; readonly random: Random };

function paintTexture(image: Float32Array, size: number, { label, noise, random }: Paint): void {
  const pattern = PATTERNS[label] as (typeof PATTERNS)[number];
  const step = (2 * Math.PI) / (3.5 + 2.5 * random());
  const [shiftX, shiftY] = [2 * Math.PI * random(), 2 * Math.PI * random()];
  const middle = [0, 1, 2].map(() => 0.35 + 0.3 * random());
  const swing = [0, 1, 2].map(() => (0.12 + 0.2 * random()) * (random() < 0.5 ? -1 : 1));
  for (let index = 0; index < image.length; index++) {
    const channel = index % 3;
    const place = (index - channel) / 3;
    const value = pattern(step * (place % size) + shiftX, step * Math.floor(place / size) + shiftY, Math.sin);
    image[index] = clip((middle[channel] as number) + (swing[channel] as number) * value + noise * normal(random));
  }
}
