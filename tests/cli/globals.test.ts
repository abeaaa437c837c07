import { describe, expect, it } from 'vitest';
import { chooseLang } from '../../src/cli/context.ts';
import { askedLang, takeGlobals } from '../../src/cli/globals.ts';
import { isInteractive } from '../../src/cli/io.ts';
import { nearest } from '../../src/cli/nearest.ts';

describe('takeGlobals', () => {
  it('takes the global options from any place and leaves the rest in order', () => {
    expect(takeGlobals(['--lang', 'zh', 'lab', '--glyphs=ascii', 'run', 'x', '--json', '--backend', 'cpu'])).toEqual({
      globals: { lang: 'zh', glyphs: 'ascii', backend: 'cpu' },
      rest: ['lab', 'run', 'x', '--json'],
    });
  });

  it('leaves everything after -- alone', () => {
    expect(takeGlobals(['learn', '--', '--lang', 'zh'])).toEqual({
      globals: {},
      rest: ['learn', '--', '--lang', 'zh'],
    });
  });

  it.each([
    [['--lang', 'de'], 'zh, en'],
    [['--color=sometimes'], 'always, never'],
    [['--backend'], 'auto, wasm, cpu'],
    [['--glyphs', 'ful'], 'Did you mean "full"?'],
  ])('refuses %j', (argv, said) => {
    expect(() => takeGlobals(argv)).toThrow(expect.objectContaining({ exitCode: 2, code: 'usage' }));
    try {
      takeGlobals(argv);
    } catch (error) {
      expect((error as { next: { en: string } }).next.en).toContain(said);
    }
  });
});

describe('the language', () => {
  it('comes from --lang, then the settings, then LC_ALL, LC_MESSAGES, LANG', () => {
    const env = { LC_ALL: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB.UTF-8', LANG: 'en_GB.UTF-8' };
    expect(chooseLang('en', 'zh', env)).toBe('en');
    expect(chooseLang(null, 'en', env)).toBe('en');
    expect(chooseLang(null, null, env)).toBe('zh');
    expect(chooseLang(null, null, { ...env, LC_ALL: '' })).toBe('en');
    expect(chooseLang(null, null, { LANG: 'zh_TW' })).toBe('zh');
    expect(chooseLang(null, null, { LANG: 'C' })).toBe('en');
  });

  it('is known even when the other arguments are wrong', () => {
    expect(askedLang(['--nonsense', '--lang=zh'])).toBe('zh');
    expect(askedLang(['--lang', 'zh', 'lsit'])).toBe('zh');
    expect(askedLang(['--lang', 'tlh'])).toBeNull();
    expect(askedLang(['zh'])).toBeNull();
  });
});

describe('isInteractive', () => {
  const out = { write: () => undefined };
  const on = (env: Record<string, string>, stdin: boolean, stdout: boolean) =>
    isInteractive({ env, stdin: { isTTY: stdin }, stdout: { ...out, isTTY: stdout }, stderr: out });

  it('needs a terminal at both ends that is neither dumb nor a build machine', () => {
    expect(on({ TERM: 'xterm' }, true, true)).toBe(true);
    expect(on({ TERM: 'xterm', CI: 'false' }, true, true)).toBe(true);
    expect(on({ TERM: 'xterm' }, false, true)).toBe(false);
    expect(on({ TERM: 'xterm' }, true, false)).toBe(false);
    expect(on({ TERM: 'dumb' }, true, true)).toBe(false);
    expect(on({ TERM: 'xterm', CI: '1' }, true, true)).toBe(false);
  });
});

describe('nearest', () => {
  it.each([
    ['lsit', 'list'],
    ['doctr', 'doctor'],
    ['LIST', 'list'],
    ['dct', 'doctor'],
    ['doc', 'doctor'],
    ['dr', undefined],
    ['tor', undefined],
    ['zzzz', undefined],
  ])('of %s is %s', (word, found) => {
    expect(nearest(word, ['list', 'lab', 'doctor'])).toBe(found);
  });
});
