import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { joinImages, parseCifar } from '../../../src/data/read/cifar.ts';
import { type MnistName, nameByLabels, parseMnist } from '../../../src/data/read/mnist.ts';
import { cifarFile, idxFile, LOGIN_PAGE, mnistFiles, refusal, utf8 } from '../files.ts';

const parse = (images: Uint8Array, labels: Uint8Array, name: MnistName = 'mnist') =>
  parseMnist(name, { path: 'images', bytes: images }, { path: 'labels', bytes: labels });

describe('MNIST', () => {
  const files = mnistFiles([5, 0, 9]);

  it('is read from plain and from packed files alike', () => {
    const plain = parse(files.images, files.labels);
    expect(plain).toMatchObject({ count: 3, height: 28, width: 28, channels: 1 });
    expect([...plain.labels]).toEqual([5, 0, 9]);
    expect(plain.pixels[2 * 784]).toBe(2);
    const packed = parse(gzipSync(files.images), gzipSync(files.labels));
    expect([...packed.pixels]).toEqual([...plain.pixels]);
  });

  it.each([
    ['labels in place of images', files.labels, files.labels, 'data-labels-as-images', 'images'],
    ['images in place of labels', files.images, files.images, 'data-images-as-labels', 'labels'],
    ['fewer labels', files.images, idxFile([2], [1, 2]), 'data-counts', '3 images'],
    ['images of another size', idxFile([1, 2, 2], [1, 2, 3, 4]), idxFile([1], [1]), 'data-dimensions', '1 × 2 × 2'],
    ['no images at all', idxFile([0, 28, 28], []), idxFile([0], []), 'data-dimensions', '0 × 28 × 28'],
    ['labels in rows', files.images, idxFile([3, 1], [1, 2, 3]), 'data-dimensions', '3 × 1'],
    ['a label beyond 9', files.images, idxFile([3], [0, 12, 1]), 'data-label-range', 'Label 2 of labels is 12'],
    ['a page for the labels', files.images, LOGIN_PAGE, 'data-html', 'labels is a web page'],
  ])('says what is wrong with %s', (_, images, labels, code, words) => {
    const error = refusal(() => parse(images, labels));
    expect(error.code).toBe(code);
    expect(error.text.en).toContain(words);
  });

  it.each([
    ['mnist', [5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3]],
    ['mnist', [7, 2, 1, 0, 4, 1, 4, 9, 5, 9, 0, 6]],
    ['fashion-mnist', [9, 0, 0, 3, 0, 2, 7, 2, 5, 5, 0, 9, 5]],
    ['fashion-mnist', [9, 2, 1, 1, 6, 1, 4, 6, 5, 7, 4, 5]],
    [null, [5, 0, 4, 1, 9]],
    [null, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]],
  ] as const)('is told from its twin by its first labels: %s', (name, labels) => {
    expect(nameByLabels(Uint8Array.from(labels))).toBe(name);
  });
});

describe('CIFAR-10', () => {
  it('is read record by record, the colours of a pixel side by side', () => {
    const { pixels, labels, count } = parseCifar({ path: 'x', bytes: cifarFile(12) }, 12);
    expect(count).toBe(12);
    expect([...labels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    expect([...pixels.subarray(3 * 3072, 3 * 3072 + 4)]).toEqual([3, 100, 200, 0]);
    const packed = parseCifar({ path: 'x', bytes: gzipSync(cifarFile(12)) }, 12);
    expect(packed.pixels).toEqual(pixels);
  });

  it('cut short or too long by any number of bytes gives an error and never data', () => {
    const bytes = cifarFile(2);
    for (const length of [...Array(bytes.length).keys()].filter(k => k < 9 || k % 97 === 0 || k > bytes.length - 9)) {
      const { code } = refusal(() => parseCifar({ path: 'x', bytes: bytes.subarray(0, length) }, 2));
      expect(code).toBe(length === 0 ? 'data-empty' : 'data-cifar-size');
    }
    const long = new Uint8Array([...bytes, 0]);
    expect(refusal(() => parseCifar({ path: 'x', bytes: long }, 2)).code).toBe('data-cifar-size');
  });

  it.each([
    ['a pickle', Uint8Array.of(0x80, 2, 0x7d), 'data-pickle'],
    ['a page', LOGIN_PAGE, 'data-html'],
    ['a tar archive', new Uint8Array([...new Uint8Array(257), ...utf8('ustar\0')]), 'data-archive'],
  ])('says what %s is', (_, bytes, code) => {
    expect(refusal(() => parseCifar({ path: 'x', bytes })).code).toBe(code);
  });

  it('with a label beyond 9 is refused', () => {
    const bytes = cifarFile(2);
    bytes[3073] = 10;
    expect(refusal(() => parseCifar({ path: 'x', bytes }, 2)).text.en).toBe(
      'Label 2 of x is 10; labels go from 0 to 9.',
    );
  });

  it('parts are joined in order', () => {
    const part = parseCifar({ path: 'x', bytes: cifarFile(3) }, 3);
    const joined = joinImages([part, part]);
    expect(joined.count).toBe(6);
    expect([...joined.labels]).toEqual([0, 1, 2, 0, 1, 2]);
    expect(joined.pixels[5 * 3072]).toBe(2);
  });
});
