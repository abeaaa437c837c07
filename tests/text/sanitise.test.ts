import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeAddress, sanitise } from '../../src/text/sanitise.ts';

const UNSAFE =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\p{Surrogate}\u{e0001}\u{e0020}-\u{e007f}]/u;
const hostile = fc.constantFrom(
  '\x1b[',
  '31m',
  '\x1b]8;;http://a',
  '\x1b]0;title',
  '\x07',
  '\x1b\\',
  '\x1b',
  '\x9b',
  '\x9d',
  '\x1bP',
  '2J',
  '\r',
  '\r\n',
  '\n',
  '\t',
  '\x00',
  '\x7f',
  '\u202e',
  '\u2067',
  '\ufeff',
  '\u200b',
  '\u200d',
  '\u2060',
  '\u00ad',
  '\ud83d',
  '\udc69',
  '\u0090',
  '\u009c',
  '\u{e0041}',
  '中',
  'a',
);
const attack = fc.oneof(
  fc.array(hostile, { maxLength: 20 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

describe('sanitise', () => {
  it('lets no control character through but the line feed', () => {
    fc.assert(
      fc.property(attack, given => {
        expect(sanitise(given)).not.toMatch(UNSAFE);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(attack, given => {
        expect(sanitise(sanitise(given))).toBe(sanitise(given));
      }),
    );
  });

  it('leaves text alone', () => {
    for (const text of ['', 'ŷ = σ(wᵀx)，误差 ½(ŷ − t)²', '第一行\n第二行', '👩‍🔬 “quoted” — dash…'])
      expect(sanitise(text)).toBe(text);
  });

  it.each([
    ['colours', '\x1b[1;31mred\x1b[0m', 'red'],
    ['moves of the cursor', 'a\x1b[2J\x1b[10;5Hb', 'ab'],
    ['colours in eight bits', '\x9b31mred', 'red'],
    ['a title ended by BEL', 'a\x1b]0;owned\x07b', 'ab'],
    ['a link ended by ST', '\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\', 'link'],
    ['a device string', 'a\x1bPq#0\x1b\\b', 'ab'],
    ['marks of direction', 'if (access\u202e\u2066 // check\u2069\u2066) {', 'if (access // check) {'],
    ['a byte order mark', '\ufeffabc', 'abc'],
    ['strings in eight bits', 'a\x9d0;owned\x9cb\x90q#0\x9cc', 'abc'],
    ['zero-width spaces and joiners of words', 'pa\u200bss\u2060wo\u00adrd', 'password'],
    ['joiners that hide', '学\u200d习 a\u200cb\u200d', '学习 ab'],
    ['invisible tags', 'a\u{e0068}\u{e0069}b', 'ab'],
    ['private messages and status strings', 'a\x1b^x\x1b\\b\x1b_y\x07c\x1bXz\x1b\\d', 'abcd'],
    ['a bell and a backspace', 'a\x07\x08b', 'ab'],
  ])('takes out %s', (_, given, expected) => {
    expect(sanitise(given)).toBe(expected);
  });

  it('puts a mark in the place of half a character', () => {
    expect(sanitise('a\ud83d b\udc69')).toBe('a\ufffd b\ufffd');
  });

  it('leaves joiners where they make one picture of several', () => {
    expect(sanitise('👩‍🔬')).toBe('👩‍🔬');
  });

  it('makes blanks of tabs and line feeds of other line ends', () => {
    expect(sanitise('a\tb\r\nc\rd\u2028e\u2029f')).toBe('a  b\nc\nd\ne\nf');
  });
});

describe('addresses of links', () => {
  it.each([
    ['https://arxiv.org/abs/1502.03167', 'https://arxiv.org/abs/1502.03167'],
    ['HTTP://Example.org', 'http://example.org/'],
    ['https://example.org/学习', 'https://example.org/%E5%AD%A6%E4%B9%A0'],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['https://', undefined],
    ['https://user:secret@example.org', undefined],
    ['https://a.b/\x1b]8;;https://evil.org\x07', undefined],
    ['https://a.b/\u202egnp.exe', undefined],
    ['https://a.b/ c', undefined],
  ])('%j may be linked as %j', (address, linked) => {
    expect(safeAddress(address)).toBe(linked);
  });

  it('hold printable ASCII alone', () => {
    fc.assert(
      fc.property(attack, given => {
        expect(safeAddress(`https://example.org/${given}`) ?? '').toMatch(/^[!-~]*$/);
      }),
    );
  });
});
