import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Env = Readonly<Record<string, string | undefined>>;

/** Defined by the bundler; absent when the sources are run. */
declare const DL_TUTOR_BUNDLED: boolean | undefined;

/** The folder that holds all that a learner did. `DL_TUTOR_HOME` moves it; else the platform's data folder. */
export function dataFolder(env: Env = process.env): string {
  if (env.DL_TUTOR_HOME) return env.DL_TUTOR_HOME;
  if (process.platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'dl-tutor');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'dl-tutor');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'dl-tutor');
}

/** `dist/`, wherever the package lies: every bundled file lies in it, the sources find it from the root. */
export function distFolder(): string {
  const bundled = typeof DL_TUTOR_BUNDLED !== 'undefined';
  return fileURLToPath(new URL(bundled ? './' : '../../dist/', import.meta.url));
}
