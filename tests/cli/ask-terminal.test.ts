import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { hearAnswers, questionsFor, understand } from '../../src/cli/ask-terminal.ts';

const ZH = { LANG: 'zh_CN.UTF-8', TERM: 'xterm-256color' };
const EN = { LANG: 'en_GB.UTF-8', TERM: 'xterm-256color' };

describe('what is asked of a terminal', () => {
  it('is what nothing else tells: the width in East Asian locales only, the ground where no variable names it', () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux');
    expect(questionsFor(ZH, {})).toMatch(/→\x1b\[6n.*\x1b\]11;\?/s);
    expect(questionsFor(EN, {})).not.toContain('→');
    expect(questionsFor({ ...EN, COLORFGBG: '15;0' }, {})).toBe('');
    expect(questionsFor(ZH, { glyphs: 'safe', background: 'light' })).toBe('');
    expect(questionsFor({ ...ZH, TERM: 'linux' }, {})).toBe('');
    vi.restoreAllMocks();
  });
});

describe('answers', () => {
  it('tell wide glyphs and a light ground', () => {
    expect(understand('\x1b[1;3R\x1b]11;rgb:ffff/fafa/f0f0\x1b\\\x1b[?62;4c')).toEqual({
      measured: { glyphs: 'safe', background: 'light' },
      typed: '',
    });
    expect(understand('\x1b[1;2R\x1b]11;rgb:1e/1e/2e\x07\x1b[?1;2c').measured).toEqual({ background: 'dark' });
  });

  it('give back the keys that were typed between them', async () => {
    const input = new PassThrough();
    const heard = hearAnswers(input);
    input.write('j\x1b[1;3R');
    input.write('k\x1b[?62c');
    expect(await heard).toEqual({ glyphs: 'safe' });
    expect(String(input.read())).toBe('jk');
  });

  it('are not waited for where none comes', async () => {
    expect(await hearAnswers(new PassThrough())).toEqual({});
    expect(await hearAnswers({ isTTY: true })).toEqual({});
  });
});
