import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { open, type Session } from '../scripts/pty.mjs';

const program = fileURLToPath(new URL('../bin/dl-tutor.js', import.meta.url));
const home = (): string => mkdtempSync(join(tmpdir(), 'dl-tutor-pty-'));
const env = (): Record<string, string> => ({ DL_TUTOR_HOME: home(), PS1: 'ready> ', ENV: '' });

/** The wheel's mode was saved and then put back, last of all. */
const expectWheelBack = (session: Session): void =>
  expect(
    session
      .raw()
      .match(/\x1b\[\?1007\w/g)
      ?.join(''),
  ).toMatch(/\?1007s\x1b\[\?1007h\x1b\[\?1007r$/);

test.skipIf(process.platform === 'win32')(
  'Ctrl-Z gives the shell its terminal, fg brings the lesson back where it was',
  async () => {
    const shell = open('/bin/sh', ['-i'], { env: env() });
    await shell.until('ready>');
    shell.type(`'${process.execPath}' '${program}' learn neural-network\r`);
    await shell.until('1/12');
    shell.type('\r');
    await shell.until('2/12');
    shell.type('\x1a');
    await shell.until(text => !shell.isAlternate() && text.trimEnd().endsWith('ready>'));
    expect(shell.isCursorHidden()).toBe(false);
    expectWheelBack(shell);
    shell.type('fg\r');
    await shell.until(text => shell.isAlternate() && text.includes('2/12'));
    shell.type('\r');
    await shell.until('3/12');
    shell.type('\x03');
    await shell.until(text => !shell.isAlternate() && text.trimEnd().endsWith('ready>'));
    expectWheelBack(shell);
    shell.type('stty -a | grep -c "[^-]icanon"\r');
    await shell.until(text => /^1$/m.test(text));
    shell.kill('SIGKILL');
    await shell.exited;
  },
);

test.each(['esc', 'SIGTERM', 'SIGHUP'] as const)('%s puts the mode of the wheel back', async way => {
  const tutor = open(process.execPath, [program, 'learn', 'neural-network'], { env: env() });
  await tutor.until('1/12');
  if (way === 'esc') {
    tutor.type('\x1b');
    await tutor.until('Continue');
    tutor.type('q');
  } else tutor.kill(way);
  await tutor.exited;
  expect(tutor.isAlternate()).toBe(false);
  expect(tutor.isCursorHidden()).toBe(false);
  expectWheelBack(tutor);
});
