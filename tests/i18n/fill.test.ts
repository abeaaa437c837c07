import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from '../../src/i18n/fill.ts';

describe('fill', () => {
  it('puts values in place of their names', () => {
    expect(fill('{n} of {total}: {n}', { n: 3, total: 'ten' })).toBe('3 of ten: 3');
    expect(fill('约 {n} 分钟', { n: 0 })).toBe('约 0 分钟');
  });

  it('leaves alone what nobody named', () => {
    expect(fill('{a} {b} {} {toString}', { a: 1 })).toBe('1 {b} {} {toString}');
  });

  it('takes values as they are', () => {
    fc.assert(
      fc.property(fc.string(), value => {
        expect(fill('<{v}>', { v: value })).toBe(`<${value}>`);
      }),
    );
    expect(fill('{a}', { a: '{b} $& $1', b: 'no' })).toBe('{b} $& $1');
  });
});
