import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/text/sanitise.ts';

const UNSAFE = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
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
    ['a bell and a backspace', 'a\x07\x08b', 'ab'],
  ])('takes out %s', (_, given, expected) => {
    expect(sanitise(given)).toBe(expected);
  });

  it('makes blanks of tabs and line feeds of other line ends', () => {
    expect(sanitise('a\tb\r\nc\rd\u2028e\u2029f')).toBe('a  b\nc\nd\ne\nf');
  });
});
