import { join } from 'node:path';
import { TutorError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/language.ts';
import { dataFolder } from '../platform/paths.ts';
import { type Random, shuffled } from '../platform/random.ts';
import { drawDigits } from './digits/digits.ts';
import { type Images, imageSize, resizeImages } from './images.ts';
import { readBytes } from './read/files.ts';
import { problem } from './read/problem.ts';
import type { RawImages } from './read/raw.ts';
import { parseTable, type Table } from './read/table.ts';
import { findFiles, IMAGE_SETS, type ImageSetName, isImageSet, type Part, readPart } from './real.ts';
import { listSets, setFolder, TABLE_FILE } from './store.ts';
import { textures } from './textures.ts';

/** The image sets that an experiment can ask for: two that are drawn, and the real ones where they were added. */
export const IMAGE_SOURCES = ['digits', 'textures', 'mnist', 'fashion-mnist', 'cifar-10'] as const;
export type ImageSource = (typeof IMAGE_SOURCES)[number];

export type LoadSpec = {
  /** Images wanted of each part; a real set may have fewer. */
  readonly train: number;
  readonly test: number;
  /** A stream of random numbers by its purpose: training and test images do not depend on each other. */
  readonly random: (stream: string) => Random;
  /** Height and width in pixels; by default as the set has them. */
  readonly size?: number;
  /** The folder that holds all that the learner did. */
  readonly home?: string;
};

export type LoadedImages = Readonly<Record<Part, Images>>;

/**
 * Images for an experiment, from 0 to 1, chosen at random where the set has more. Reads files of its own thread at once:
 * for the worker. Throws a TutorError when a real set was not added or is spoilt.
 */
export function loadImages(source: ImageSource, spec: LoadSpec): LoadedImages {
  return { train: loadPart(source, 'train', spec), test: loadPart(source, 'test', spec) };
}

function loadPart(source: ImageSource, part: Part, spec: LoadSpec): Images {
  const random = spec.random(part);
  const count = spec[part];
  const size = spec.size === undefined ? {} : { size: spec.size };
  if (!isImageSet(source)) return { digits: drawDigits, textures }[source]({ count, random, ...size });
  const raw = readKept(source, part, count, spec.home ?? dataFolder());
  const chosen = shuffled([...Array(raw.count).keys()], random).slice(0, count);
  const images = toImages(raw, chosen, IMAGE_SETS[source].classes);
  return spec.size === undefined ? images : resizeImages(images, spec.size);
}

function readKept(name: ImageSetName, part: Part, atLeast: number, home: string): RawImages {
  return orSpoilt(name, home, folder => readPart(findFiles(name, folder), { name, part, atLeast }));
}

/** The table that was added under a name. Throws a TutorError when there is none or when it is spoilt. */
export function loadTable(name: string, home = dataFolder()): Table {
  return orSpoilt(name, home, folder => parseTable(readBytes(join(folder, TABLE_FILE))));
}

function orSpoilt<T>(name: string, home: string, read: (folder: string) => T): T {
  if (!listSets(home).some(kept => kept.name === name)) throw problem('data-absent', { name });
  try {
    return read(setFolder(home, name));
  } catch (error) {
    if (!(error instanceof TutorError)) throw error;
    throw problem('data-spoilt', { name, reason: error.text });
  }
}

/** The images of the given indices as numbers from 0 to 1. */
function toImages(raw: RawImages, indices: readonly number[], classes: readonly Bilingual[]): Images {
  const { height, width, channels } = raw;
  const size = imageSize(raw);
  const pixels = new Float32Array(indices.length * size);
  indices.forEach((index, i) => {
    for (let k = 0; k < size; k++) pixels[i * size + k] = (raw.pixels[index * size + k] as number) / 255;
  });
  const labels = Int32Array.from(indices, index => raw.labels[index] as number);
  return { count: indices.length, height, width, channels, pixels, labels, classes };
}
