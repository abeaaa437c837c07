import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { classNames } from '../i18n/data-classes.ts';
import type { Bilingual } from '../platform/language.ts';
import { joinImages, parseCifar } from './read/cifar.ts';
import { lookAt, readBytes } from './read/files.ts';
import { nameByLabels, parseMnist } from './read/mnist.ts';
import { problem } from './read/problem.ts';
import type { NamedBytes, RawImages } from './read/raw.ts';

export type ImageSetName = 'mnist' | 'fashion-mnist' | 'cifar-10';
export type Part = 'train' | 'test';

type ImageSet = {
  readonly title: string;
  readonly classes: readonly Bilingual[];
  /** Files that are read together, under the names of the original. */
  readonly groups: Readonly<Record<Part, readonly (readonly string[])[]>>;
  readonly parse: (files: readonly NamedBytes[]) => RawImages;
};

const IDX_GROUPS: ImageSet['groups'] = {
  train: [['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']],
  test: [['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']],
};

/** The real image sets that can be added. */
export const IMAGE_SETS: Readonly<Record<ImageSetName, ImageSet>> = {
  mnist: { title: 'MNIST', classes: classNames.digits, groups: IDX_GROUPS, parse: mnistParser('mnist') },
  'fashion-mnist': {
    title: 'Fashion-MNIST',
    classes: classNames['fashion-mnist'],
    groups: IDX_GROUPS,
    parse: mnistParser('fashion-mnist'),
  },
  'cifar-10': {
    title: 'CIFAR-10',
    classes: classNames['cifar-10'],
    groups: { train: [1, 2, 3, 4, 5].map(k => [`data_batch_${k}.bin`]), test: [['test_batch.bin']] },
    parse: ([batch]) => parseCifar(batch as NamedBytes),
  },
};

function mnistParser(name: 'mnist' | 'fashion-mnist'): ImageSet['parse'] {
  return ([images, labels]) => parseMnist(name, images as NamedBytes, labels as NamedBytes);
}

export const isImageSet = (name: string): name is ImageSetName => Object.hasOwn(IMAGE_SETS, name);

/** Folders in which the usual downloads unpack their files. */
const NESTED = ['', 'raw', join('MNIST', 'raw'), join('FashionMNIST', 'raw'), 'cifar-10-batches-bin'];

/** A file of a set: its name in the original, and where it is, gzip or not. */
export type Found = { readonly name: string; readonly path: string };

/** All files of a set in a folder. Throws a TutorError when it is none or when files are missing. */
export function findFiles(name: ImageSetName, folder: string): Found[] {
  const names = [...IMAGE_SETS[name].groups.train, ...IMAGE_SETS[name].groups.test].flat();
  if (!lookAt(folder).isDirectory()) {
    throw problem('data-not-folder', { path: folder, name: IMAGE_SETS[name].title, files: names.join(', ') });
  }
  const tries = NESTED.map(nested => names.map(file => ({ name: file, path: locate(join(folder, nested), file) })));
  const count = (files: (typeof tries)[number]): number => files.filter(({ path }) => path !== null).length;
  const best = tries.reduce((most, one) => (count(one) > count(most) ? one : most));
  const missing = best.filter(({ path }) => path === null).map(file => file.name);
  if (missing.length > 0) {
    throw problem('data-missing-files', { folder, files: missing.join(', '), name: IMAGE_SETS[name].title });
  }
  return best.map(file => ({ name: file.name, path: file.path as string }));
}

/** The file under its own name, with .gz, or with the dot that some programs put before `idx`. */
function locate(folder: string, file: string): string | null {
  const dotted = file.replace('-idx', '.idx');
  const candidates = [file, `${file}.gz`, dotted, `${dotted}.gz`].map(candidate => join(folder, candidate));
  return candidates.find(path => existsSync(path)) ?? null;
}

export type PartSpec = {
  readonly name: ImageSetName;
  readonly part: Part;
  /** Files are read until so many images are there; all of them by default. */
  readonly atLeast?: number;
};

/** The images of a part from the files of `findFiles`. Throws a TutorError for whatever is wrong with them. */
export function readPart(
  files: readonly Found[],
  { name, part, atLeast = Number.POSITIVE_INFINITY }: PartSpec,
): RawImages {
  const parts: RawImages[] = [];
  for (const group of IMAGE_SETS[name].groups[part]) {
    if (parts.reduce((sum, { count }) => sum + count, 0) >= atLeast) break;
    const pathOf = (file: string): string => (files.find(found => found.name === file) as Found).path;
    parts.push(IMAGE_SETS[name].parse(group.map(file => readBytes(pathOf(file)))));
  }
  return parts.length === 1 ? (parts[0] as RawImages) : joinImages(parts);
}

/** Throws when a folder that is given as one set holds another of the same form. */
export function checkIdentity(name: ImageSetName, labels: Uint8Array, folder: string): void {
  const found = nameByLabels(labels);
  if (found !== null && found !== name) throw problem('data-other-set', { folder, found, name });
}
