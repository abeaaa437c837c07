import { gunzip } from './gunzip.ts';
import { type Idx, parseIdx } from './idx.ts';
import { problem } from './problem.ts';
import { CLASSES, type NamedBytes, type RawImages } from './raw.ts';

export type MnistName = 'mnist' | 'fashion-mnist';

const SIDE = 28;

/** The first labels of each set's two parts: their files have equal names, sizes and headers. */
const FIRST_LABELS: Readonly<Record<MnistName, readonly string[]>> = {
  mnist: ['504192131435', '721041495906'],
  'fashion-mnist': ['900302725509', '921161465745'],
};

/** One part, training or test, of MNIST or Fashion-MNIST from its two files, gzip or not. Throws a TutorError. */
export function parseMnist(name: MnistName, images: NamedBytes, labels: NamedBytes): RawImages {
  const pixels = open(images);
  const classes = open(labels);
  if (pixels.dimensions.length === 1) throw problem('data-labels-as-images', { path: images.path });
  if (classes.dimensions.length === 3) throw problem('data-images-as-labels', { path: labels.path });
  const [count = 0, height, width] = pixels.dimensions;
  if (pixels.dimensions.length !== 3 || height !== SIDE || width !== SIDE || count === 0) {
    throw wrongShape(name, images.path, pixels, `n × ${SIDE} × ${SIDE}`);
  }
  if (classes.dimensions.length !== 1) throw wrongShape(name, labels.path, classes, 'n');
  if (classes.data.length !== count) {
    throw problem('data-counts', { path: images.path, images: count, labels: classes.data.length });
  }
  checkLabels(name, labels.path, classes.data);
  return { count, height: SIDE, width: SIDE, channels: 1, pixels: pixels.data, labels: classes.data };
}

const open = ({ path, bytes }: NamedBytes): Idx => parseIdx(gunzip(bytes, path), path);

function wrongShape(name: string, path: string, { dimensions }: Idx, want: string) {
  return problem('data-dimensions', { path, name, found: dimensions.join(' × '), want });
}

/** Every label must be a class. */
export function checkLabels(name: string, path: string, labels: Uint8Array): void {
  const row = labels.findIndex(label => label >= CLASSES);
  if (row >= 0) throw problem('data-label-range', { path, name, row: row + 1, label: labels[row] as number });
}

/** The set whose labels begin like these, where it is known. */
export function nameByLabels(labels: Uint8Array): MnistName | null {
  const names: readonly MnistName[] = ['mnist', 'fashion-mnist'];
  return names.find(name => FIRST_LABELS[name].includes(labels.subarray(0, 12).join(''))) ?? null;
}
