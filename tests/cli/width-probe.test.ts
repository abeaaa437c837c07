import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { measureWidths } from '../../src/cli/width-probe.ts';

/** A terminal that answers each request for the cursor's place with what `reply` says. */
function terminal(reply: string) {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isRaw: false, setRawMode: (on: boolean) => void modes.push(on) });
  const written: string[] = [];
  const output = {
    write: (text: string) => {
      written.push(text);
      if (reply !== '') input.write(reply);
    },
  };
  const streams = { input, output, patience: 20 } as unknown as Parameters<typeof measureWidths>[0];
  return { streams, modes, written };
}

it('takes the width from where the cursor stands, and leaves the terminal as it was', async () => {
  const { streams, modes, written } = terminal('\x1b[7;2R\x1b[7;3R');
  expect(await measureWidths(streams)).toEqual({ ambiguous: 1, wide: 2 });
  expect(modes).toEqual([true, false]);
  expect(written.join('')).toMatch(/\x1b\[K$/);
});

it('tells a terminal where ambiguous characters are wide', async () => {
  expect(await measureWidths(terminal('x\x1b[1;3R\x1b[1;3R').streams)).toEqual({ ambiguous: 2, wide: 2 });
});

it('gives up on a terminal that does not answer', async () => {
  const { streams, modes } = terminal('');
  expect(await measureWidths(streams)).toBeNull();
  expect(modes).toEqual([true, false]);
});
