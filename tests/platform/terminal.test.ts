import { afterEach, describe, expect, it, vi } from 'vitest';
import { detectCapabilities, detectColor, detectGlyphs, detectLinks } from '../../src/platform/terminal.ts';

const on = (platform: NodeJS.Platform) => vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);

afterEach(() => vi.restoreAllMocks());

describe('colours', () => {
  it.each([
    [{ TERM: 'xterm' }, 1],
    [{ TERM: 'xterm-256color' }, 2],
    [{ TERM: 'screen-256color' }, 2],
    [{ TERM: 'linux' }, 1],
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 3],
    [{ TERM: 'xterm', COLORTERM: '24bit' }, 3],
    [{ TERM: 'xterm-kitty' }, 3],
    [{ TERM: 'xterm-direct' }, 3],
    [{ TERM: 'xterm', WT_SESSION: 'id' }, 3],
    [{ TERM: 'dumb' }, 0],
    [{ TERM: 'dumb', COLORTERM: 'truecolor' }, 0],
    [{}, 0],
    [{ TERM: '' }, 0],
  ])('%j has level %d', (env, level) => {
    on('linux');
    expect(detectColor(env, true)).toBe(level);
  });

  it('are there on Windows without TERM', () => {
    on('win32');
    expect(detectColor({}, true)).toBe(1);
    expect(detectColor({ WT_SESSION: 'id' }, true)).toBe(3);
  });

  it('are none where the output is no terminal, but for FORCE_COLOR', () => {
    const env = { TERM: 'xterm-256color', COLORTERM: 'truecolor' };
    expect(detectColor(env, false)).toBe(0);
    expect(detectColor({ ...env, FORCE_COLOR: '1' }, false)).toBe(1);
  });

  it.each([
    ['', 1],
    ['true', 1],
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['0', 0],
    ['false', 0],
  ])('FORCE_COLOR=%s is level %d', (force, level) => {
    expect(detectColor({ FORCE_COLOR: force, TERM: 'xterm' }, true)).toBe(level);
  });

  it('are none with NO_COLOR that is not empty (no-color.org), whatever else is set', () => {
    expect(detectColor({ NO_COLOR: '1', FORCE_COLOR: '3', COLORTERM: 'truecolor' }, true)).toBe(0);
    expect(detectColor({ NO_COLOR: '', TERM: 'xterm', COLORTERM: 'truecolor' }, true)).toBe(3);
  });

  it.each([
    ['never', 0],
    ['0', 0],
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['always', 3],
  ])('--color %s is level %d, whatever the environment says', (flag, level) => {
    expect(detectColor({ NO_COLOR: '1' }, false, flag)).toBe(level);
  });
});

describe('glyphs', () => {
  it.each([
    [{ LANG: 'en_GB.UTF-8' }, 'full'],
    [{ LANG: 'zh_CN.utf8' }, 'full'],
    [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, 'ascii'],
    [{ LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C' }, 'full'],
    [{ LANG: 'zh_CN.GB18030' }, 'ascii'],
    [{}, 'ascii'],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, 'ascii'],
    [{ LANG: 'en_GB.UTF-8', TERM: 'dumb' }, 'ascii'],
  ])('of %j are %s', (env, glyphs) => {
    on('linux');
    expect(detectGlyphs(env)).toBe(glyphs);
  });

  it('are safe ones on the old console of Windows, all of them in its new terminal', () => {
    on('win32');
    expect([detectGlyphs({}), detectGlyphs({ WT_SESSION: 'id' }), detectGlyphs({ TERM_PROGRAM: 'vscode' })]).toEqual([
      'safe',
      'full',
      'full',
    ]);
  });

  it('are what --glyphs says; what it cannot mean is passed over', () => {
    on('linux');
    for (const flag of ['full', 'safe', 'ascii']) expect(detectGlyphs({ TERM: 'linux' }, flag)).toBe(flag);
    expect(detectGlyphs({ LANG: 'C.UTF-8' }, 'auto')).toBe('full');
  });
});

describe('all that a terminal can', () => {
  it('is told by the environment and the options', () => {
    on('linux');
    const env = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };
    expect(detectCapabilities(env, true)).toEqual({
      color: 2,
      glyphs: 'full',
      background: 'dark',
      links: false,
      screenReader: false,
    });
    expect(detectCapabilities(env, true, { color: 'never', glyphs: 'ascii' })).toMatchObject({
      color: 0,
      glyphs: 'ascii',
    });
  });

  it.each([
    ['0;15', 'light'],
    ['0;7', 'light'],
    ['0;default;15', 'light'],
    ['15;0', 'dark'],
    ['7;8', 'dark'],
    ['', 'dark'],
  ])('has with COLORFGBG=%s a %s ground', (value, background) => {
    expect(detectCapabilities({ COLORFGBG: value }, true).background).toBe(background);
  });

  it('is a screen reader where one is named', () => {
    expect(detectCapabilities({ INK_SCREEN_READER: 'true' }, true).screenReader).toBe(true);
    expect(detectCapabilities({ ACCESSIBLE: '1' }, true).screenReader).toBe(true);
    expect(detectCapabilities({ INK_SCREEN_READER: 'false', ACCESSIBLE: '' }, true).screenReader).toBe(false);
  });
});

describe('links', () => {
  it.each([
    [{ TERM: 'xterm-256color', VTE_VERSION: '5402' }, true],
    [{ TERM: 'xterm-256color', VTE_VERSION: '0.50.1' }, true],
    [{ TERM: 'xterm-256color', VTE_VERSION: '5000' }, false],
    [{ TERM: 'xterm-256color', VTE_VERSION: '4205' }, false],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' }, true],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.9' }, false],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }, false],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809' }, true],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.95.0' }, true],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.60.2' }, false],
    [{ TERM: 'xterm-kitty' }, true],
    [{ TERM: 'xterm-ghostty' }, true],
    [{ TERM: 'foot' }, true],
    [{ TERM: 'alacritty' }, true],
    [{ TERM: 'xterm', WT_SESSION: 'id' }, true],
    [{ TERM: 'xterm-256color' }, false],
    [{ TERM: 'tmux-256color', TMUX: 'x', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.4' }, true],
    [{ TERM: 'tmux-256color', TMUX: 'x', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.5a' }, true],
    [
      { TERM: 'tmux-256color', TMUX: 'x', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.3a', VTE_VERSION: '7000' },
      false,
    ],
    [{ TERM: 'screen-256color', STY: 'x', VTE_VERSION: '7000' }, false],
    [{ TERM: 'dumb', VTE_VERSION: '7000' }, false],
    [{ TERM: 'xterm-kitty', CI: 'true' }, false],
    [{ TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' }, false],
    [{ TERM: 'xterm', FORCE_HYPERLINK: '1' }, true],
  ])('%j: %s', (env, links) => {
    expect(detectLinks(env, true)).toBe(links);
  });

  it('go into a pipe only if they are asked for', () => {
    expect(detectLinks({ TERM: 'xterm-kitty' }, false)).toBe(false);
    expect(detectLinks({ TERM: 'xterm-kitty', FORCE_HYPERLINK: '1' }, false)).toBe(true);
  });
});
