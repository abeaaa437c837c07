import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, graphemes, padEnd, truncate, width } from '../../src/text/width.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
/** No joiners, flags or jamo: here the width of a whole is the sum of its parts. */
const plain = fc
  .array(fc.constantFrom('a', ' ', '中', '，', 'é', 'x̄', '→', '∑', '한', '🙂', '…'), { maxLength: 30 })
  .map(parts => parts.join(''));

describe('width', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['深度学习', 8],
    ['，。（）', 8],
    ['“”‘’…—', 6],
    ['x̄', 1],
    ['ŷ = σ(wᵀx)', 10],
    ['α→∑√∂', 5],
    ['🙂', 2],
    ['👩‍🔬', 2],
    ['\u200b', 0],
  ])('of %j is %d cells', (given, cells) => {
    expect(width(given)).toBe(cells);
  });

  it('is the sum of the widths of the graphemes', () => {
    fc.assert(
      fc.property(plain, given => {
        expect(width(given)).toBe(graphemes(given).reduce((sum, grapheme) => sum + width(grapheme), 0));
      }),
    );
  });

  it('is the same however often it is asked, beyond the size of the cache', () => {
    const before = width('中0');
    for (let n = 0; n <= 10_001; n++) width(`中${n}`);
    expect([before, width('中0')]).toEqual([3, 3]);
  });
});

describe('graphemes', () => {
  it('put together are the text', () => {
    fc.assert(
      fc.property(text, given => {
        expect(graphemes(given).join('')).toBe(given);
      }),
    );
  });

  it('keep an accent with its letter and a family together', () => {
    expect(graphemes('x̄ŷ👩‍🔬')).toEqual(['x̄', 'ŷ', '👩‍🔬']);
  });
});

describe('truncate', () => {
  it('is never wider than asked, and leaves alone what fits', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -2, max: 40 }), (given, columns) => {
        const cut = truncate(given, columns);
        expect(width(cut)).toBeLessThanOrEqual(Math.max(0, columns));
        if (width(given) <= columns) expect(cut).toBe(given);
        else if (columns > 0) expect(given.startsWith(cut.slice(0, -1)) && cut.endsWith('…')).toBe(true);
      }),
    );
  });

  it('does not cut a wide character in half', () => {
    expect(['深度学习', '深度学习'].map((given, index) => truncate(given, 4 + index))).toEqual(['深…', '深度…']);
  });
});

describe('padEnd', () => {
  it('fills up to the width and never cuts', () => {
    fc.assert(
      fc.property(plain, fc.integer({ min: 0, max: 60 }), (given, columns) => {
        const padded = padEnd(given, columns);
        expect(width(padded)).toBe(Math.max(columns, width(given)));
        expect(padded.startsWith(given)).toBe(true);
      }),
    );
  });
});

describe('cells before each character', () => {
  it('add up to the width of every part that is cut between clusters', () => {
    const piece = fc.constantFrom('梯', '，', 'a', ' ', '“', 'ŷ', 'σ', '∂', '₁', '²', 'x̄', '👩‍🔬', '①', '\n', '—', '≤');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const text = pieces.join('');
        const cells = cellsOf(text);
        expect(cells).toHaveLength(text.length + 1);
        let at = 0;
        for (const part of graphemes(text)) {
          expect((cells[at + part.length] ?? 0) - (cells[at] ?? 0)).toBe(part === '\n' ? 0 : width(part));
          at += part.length;
        }
      }),
    );
  });
});
