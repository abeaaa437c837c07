import { expect, it } from 'vitest';
import { clipboardFor } from '../../src/platform/clipboard.ts';

const xterm = { TERM: 'xterm-256color' };
const encoded = Buffer.from('学习 rate=0.1', 'utf8').toString('base64');

it('a text goes to the clipboard as OSC 52 in base64', () => {
  const { kind, sequence } = clipboardFor('学习 rate=0.1', xterm);
  expect([kind, sequence]).toEqual(['terminal', `\x1b]52;c;${encoded}\x07`]);
});

it('tmux gets it bare and wrapped, screen wrapped', () => {
  const bare = clipboardFor('a', xterm).sequence;
  const tmux = clipboardFor('a', { ...xterm, TMUX: '/tmp/tmux-0/default,1,0' });
  expect(tmux).toEqual({ kind: 'tmux', sequence: `${bare}\x1bPtmux;\x1b${bare}\x1b\\` });
  expect(clipboardFor('a', { ...xterm, STY: '1.pts' }).sequence).toBe(`\x1bP${bare}\x1b\\`);
});

it('terminals that know nothing of it get nothing', () => {
  for (const env of [{}, { TERM: 'dumb' }, { TERM: 'linux' }, { ...xterm, TERM_PROGRAM: 'Apple_Terminal' }])
    expect(clipboardFor('a', env)).toEqual({ kind: 'none', sequence: '' });
});
