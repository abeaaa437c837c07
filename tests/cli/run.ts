import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { main } from '../../src/cli/main.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** A home folder for each test, and the program run in it without a terminal. */
export function useHome() {
  const home = { folder: '', rawModes: [] as boolean[] };
  beforeEach(() => {
    home.rawModes = [];
    home.folder = mkdtempSync(join(tmpdir(), 'cli-'));
  });
  afterEach(() => rmSync(home.folder, { recursive: true, force: true }));

  /** Arguments are separated by spaces unless given as an array. */
  const run = async (
    args: string | readonly string[],
    env: Readonly<Record<string, string>> = {},
    tty: { readonly columns: number; readonly rows: number } | null = null,
  ): Promise<Ran> => {
    const ran = { out: '', err: '' };
    const argv = typeof args === 'string' ? args.split(' ').filter(word => word !== '') : args;
    const code = await main(argv, {
      env: { DL_TUTOR_HOME: home.folder, LANG: 'en_GB.UTF-8', TERM: 'xterm-256color', ...env },
      stdin: { isTTY: tty !== null, setRawMode: on => home.rawModes.push(on) },
      stdout: {
        isTTY: tty !== null,
        ...tty,
        write: text => {
          ran.out += text;
        },
      },
      stderr: {
        write: text => {
          ran.err += text;
        },
      },
    });
    return { code, ...ran };
  };
  return { home, run };
}
