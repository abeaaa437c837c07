import type { Key } from 'ink';
import { describe, expect, it, vi } from 'vitest';
import { Keyboard, keyNames } from '../../src/tui/keyboard.ts';
import { commandFor } from '../../src/tui/keys.ts';

const key = (more: Partial<Key> = {}): Key => more as Key;

describe('the name of a key', () => {
  it.each([
    ['', { upArrow: true }, ['up']],
    ['', { leftArrow: true, ctrl: true }, ['ctrl+left']],
    ['', { upArrow: true, shift: true }, ['shift+up']],
    ['d', { ctrl: true }, ['ctrl+d']],
    ['b', { meta: true }, ['alt+b']],
    ['', { delete: true }, ['delete']],
    ['a \r', {}, ['a', 'space', 'enter']],
    ['👩\u200d🔬', {}, ['👩', '🔬']],
    ['1\t\x7f\n\x00\x1b', {}, ['1', 'tab', 'backspace', 'enter']],
  ])('of %j %j is %j', (input, more, names) => {
    expect(keyNames(input, key(more))).toEqual(names);
  });

  it.each(['[1;3R', '[?62;4c', '[200z', '11;rgb:ffff/ffff/ffff'])(
    'is none for %j, a late answer of the terminal',
    input => {
      expect(keyNames(input, key())).toEqual([]);
    },
  );
});

describe('an input method that is on', () => {
  it.each([
    ['？', 'help'],
    ['：', 'palette'],
    ['，', 'settings'],
    ['、', 'search'],
    ['／', 'search'],
  ] as const)('sends %s for the key of %s', (name, id) => {
    expect(commandFor(name, [{ id, run: () => undefined }])?.id).toBe(id);
  });
});

describe('pasted text', () => {
  it('is one line without control characters, and never a key', () => {
    const keyboard = new Keyboard();
    const heard = { key: vi.fn(), paste: vi.fn() };
    keyboard.listen(heard);
    keyboard.paste('one\r\n  two\x1b[31m');
    expect(heard.paste.mock.calls).toEqual([['one two']]);
    expect(heard.key).not.toHaveBeenCalled();
  });
});
