import { describe, expect, it } from 'vitest';
import type { Capabilities } from '../../../src/platform/terminal.ts';
import type { Line } from '../../../src/text/styled.ts';
import { paint } from '../../../src/tui/theme.ts';

const plain: Capabilities = { color: 0, glyphs: 'full', background: 'dark', screenReader: false };
const linking: Capabilities = { ...plain, color: 2, links: true };
const link = (text: string, href: string): Line => [
  { text: 'see ', style: {} },
  { text, style: { underline: true, href } },
  { text: '.', style: {} },
];

describe('links', () => {
  it('open before their text and close behind it, where the terminal has them', () => {
    expect(paint(link('paper', 'https://a.org/b'), linking)).toMatch(
      /^see \x1b\]8;id=\w+;https:\/\/a\.org\/b\x1b\\\x1b\[4mpaper\x1b\]8;;\x1b\\\x1b\[0m\.$/,
    );
    expect(paint(link('paper', 'https://a.org/b'), plain)).toBe('see paper.');
  });

  it('are closed at the end of a line, and have one id on all their lines', () => {
    const [first = '', second = ''] = ['one', 'two'].map(text =>
      paint([{ text, style: { href: 'https://a.org/' } }], { ...plain, links: true }),
    );
    expect(first.endsWith('\x1b]8;;\x1b\\')).toBe(true);
    expect(/id=\w+/.exec(first)?.[0]).toBe(/id=\w+/.exec(second)?.[0]);
  });

  it('hold nothing but addresses of the web', () => {
    for (const href of ['javascript:x', 'https://a.org/\x1b\\evil', 'https://a.org/\x07'])
      expect(paint(link('paper', href), { ...plain, links: true })).toBe('see paper.');
  });
});
