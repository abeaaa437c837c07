import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzip } from '../../../src/data/read/gunzip.ts';
import { parseIdx } from '../../../src/data/read/idx.ts';
import { idxFile, LOGIN_PAGE, refusal, utf8 } from '../files.ts';

const arrays = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }).chain(dimensions => {
  const length = dimensions.reduce((product, size) => product * size, 1);
  return fc.record({
    dimensions: fc.constant(dimensions),
    data: fc.uint8Array({ minLength: length, maxLength: length }),
  });
});

describe('IDX', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(arrays, ({ dimensions, data }) => {
        const parsed = parseIdx(idxFile(dimensions, data), 'x');
        expect(parsed.dimensions).toEqual(dimensions);
        expect([...parsed.data]).toEqual([...data]);
      }),
    );
  });

  it('cut short at any byte gives an error and never data', () => {
    fc.assert(
      fc.property(arrays, ({ dimensions, data }) => {
        const bytes = idxFile(dimensions, data);
        for (let length = 0; length < bytes.length; length++) {
          const { code } = refusal(() => parseIdx(bytes.subarray(0, length), 'x'));
          expect(['data-truncated', 'data-empty']).toContain(code);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('any other bytes give an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        const looksRight = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 8;
        if (!looksRight) refusal(() => parseIdx(bytes, 'x'));
      }),
    );
  });

  it('reads a view into a larger buffer', () => {
    const padded = new Uint8Array(40).fill(9);
    const file = idxFile([2, 2], [1, 2, 3, 4]);
    padded.set(file, 7);
    expect([...parseIdx(padded.subarray(7, 7 + file.length), 'x').data]).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['surplus bytes', new Uint8Array([...idxFile([2], [1, 2]), 0, 0]), 'data-trailing', '2 bytes'],
    ['floats', idxFile([1], [0, 0, 0, 0], 0x0d), 'data-idx-type', '0x0d'],
    ['a size beyond all files', idxFile([0xffffffff, 0xffffffff], []), 'data-truncated', '12 are there'],
    ['a PNG', utf8('\x89PNG\r\n'), 'data-not-idx', 'c2 89 50 4e'],
    ['a login page', LOGIN_PAGE, 'data-html', 'web page'],
    ['a page behind a BOM', utf8('\ufeff<html>'), 'data-html', 'web page'],
    ['a Git LFS pointer', utf8('version https://git-lfs.github.com/spec/v1\noid'), 'data-lfs', 'pointer'],
    ['a ZIP archive', utf8('PK\x03\x04…'), 'data-archive', 'ZIP'],
  ])('says what is wrong with %s', (_, bytes, code, words) => {
    const error = refusal(() => parseIdx(bytes, 'some/file'));
    expect(error.code).toBe(code);
    expect(error.text.en).toContain(words);
    expect(error.text.zh).toContain('some/file');
  });
});

describe('gzip', () => {
  const content = utf8('abc'.repeat(50));

  it('is unpacked; other bytes are left as they are', () => {
    expect([...gunzip(gzipSync(content), 'x')]).toEqual([...content]);
    expect([...gunzip(Buffer.concat([gzipSync('ab'), gzipSync('c')]), 'x')]).toEqual([...utf8('abc')]);
    expect(gunzip(content, 'x')).toBe(content);
  });

  it('cut short at any byte, it gives an error and never data', () => {
    const packed = gzipSync(content);
    for (let length = 2; length < packed.length; length++) {
      expect(refusal(() => gunzip(packed.subarray(0, length), 'x')).code).toBe('data-gzip');
    }
  });

  it.each([
    ['a flipped bit', (packed: Uint8Array) => packed.map((byte, i) => (i === 20 ? byte ^ 4 : byte))],
    ['a wrong checksum', (packed: Uint8Array) => packed.map((byte, i) => (i === packed.length - 6 ? byte ^ 1 : byte))],
    ['zeros after its end', (packed: Uint8Array) => new Uint8Array([...packed, 0, 0, 0, 0])],
    ['something after its end', (packed: Uint8Array) => new Uint8Array([...packed, 1, 2, 3, 4, 5])],
  ])('with %s is refused', (_, spoil) => {
    expect(refusal(() => gunzip(spoil(gzipSync(content)), 'x')).code).toBe('data-gzip');
  });

  it('with nothing in it is empty', () => {
    expect(refusal(() => gunzip(gzipSync(new Uint8Array()), 'x')).code).toBe('data-empty');
  });

  it('that would fill the memory is refused', () => {
    const bomb = gzipSync(Buffer.alloc(257 * 2 ** 20), { level: 1 });
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(refusal(() => gunzip(bomb, 'x')).code).toBe('data-too-large');
  });

  it('of a page is told as a page', () => {
    expect(refusal(() => parseIdx(gunzip(gzipSync(LOGIN_PAGE), 'x'), 'x')).code).toBe('data-html');
  });
});
