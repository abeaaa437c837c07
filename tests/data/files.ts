import { expect } from 'vitest';
import { TutorError } from '../../src/platform/errors.ts';

/** An IDX file of unsigned bytes; `type` is for files that are wrong. */
export function idxFile(dimensions: readonly number[], data: ArrayLike<number>, type = 0x08): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dimensions.length + data.length);
  bytes.set([0, 0, type, dimensions.length]);
  const view = new DataView(bytes.buffer);
  dimensions.forEach((size, i) => {
    view.setUint32(4 + 4 * i, size);
  });
  bytes.set(Array.from(data), 4 + 4 * dimensions.length);
  return bytes;
}

/** The two files of a part of MNIST with the given labels; the first pixel of image i is i. */
export function mnistFiles(labels: readonly number[]): { images: Uint8Array; labels: Uint8Array } {
  const pixels = new Uint8Array(784 * labels.length);
  for (let i = 0; i < labels.length; i++) pixels[784 * i] = i;
  return { images: idxFile([labels.length, 28, 28], pixels), labels: idxFile([labels.length], labels) };
}

/** Records of CIFAR-10: image i has label i mod 10, red i, green 100, blue 200 at its first pixel. */
export function cifarFile(records: number): Uint8Array {
  const bytes = new Uint8Array(3073 * records);
  for (let i = 0; i < records; i++) {
    bytes[3073 * i] = i % 10;
    bytes[3073 * i + 1] = i % 256;
    bytes[3073 * i + 1025] = 100;
    bytes[3073 * i + 2049] = 200;
  }
  return bytes;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a router gives instead of a file before its user has logged in. */
export const LOGIN_PAGE = utf8('\n<!DOCTYPE html>\n<html><head><title>Log in</title></head><body></body></html>\n');

/** The error that is thrown, which must be a whole sentence in both languages with what to do. */
export function refusal(act: () => unknown): TutorError {
  let thrown: unknown;
  try {
    act();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(TutorError);
  const error = thrown as TutorError;
  for (const { zh, en } of [error.text, error.next]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/[a-z]+ [a-z]+/);
    expect(zh + en).not.toMatch(/[{}]|undefined|NaN/);
  }
  return error;
}
