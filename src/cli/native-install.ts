import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NATIVE_PACKAGE, NATIVE_VERSION, nativeHome } from '../engine/native/find.ts';
import { native as words } from '../i18n/native.ts';
import { TutorError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/language.ts';
import type { Context } from './context.ts';
import type { Env } from './io.ts';
import { diagnose, type NpmRun } from './native-failure.ts';
import { examineNative } from './native-status.ts';
import { say } from './usage.ts';

/**
 * Puts tfjs-node into the data folder with npm, and tries it. Exit code 0 when it works; else throws `native-install`,
 * which says why, and how to do without the download.
 */
export async function nativeInstall(context: Context): Promise<number> {
  const { lang } = context;
  const before = await examineNative(context);
  if (before.state === 'works' && before.place) {
    context.print(say(words.already, { folder: before.place.folder })[lang]);
    return 0;
  }
  const home = prepare(context.store.folder);
  context.tell(say(words.installing, { package: NATIVE_PACKAGE, version: NATIVE_VERSION, folder: home })[lang]);
  const npm = await runNpm(home, context);
  const log = join(home, 'install.log');
  writeFileSync(log, npm.output);
  if (npm.code !== 0) throw failure(diagnose(npm, hostOf(context.io.env)), home, log);
  const { place, trial, state } = await examineNative(context);
  if (state !== 'works') {
    const why = trial && !trial.ok ? trial.problem : { zh: state, en: state };
    const text = { zh: say(words.failedTry, { why: why.zh }).zh, en: say(words.failedTry, { why: why.en }).en };
    throw failure(text, home, log);
  }
  context.print(say(words.installed, { folder: place?.folder ?? home })[lang]);
  return 0;
}

/** A package of its own, so that npm does not climb to a project above the data folder. */
function prepare(dataFolder: string): string {
  const home = nativeHome(dataFolder);
  try {
    mkdirSync(home, { recursive: true });
    // npm 11 runs install scripts only of packages that are named here.
    const manifest = { private: true, allowScripts: { [`${NATIVE_PACKAGE}@${NATIVE_VERSION}`]: true } };
    writeFileSync(join(home, 'package.json'), JSON.stringify(manifest));
    return home;
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    throw new TutorError('native-install', say(words.failedFolder, { folder: home, cause: code ?? message }), {
      zh: '',
      en: '',
    });
  }
}

function runNpm(home: string, { io }: Context): Promise<NpmRun> {
  const args = ['install', '--no-audit', '--no-fund', '--foreground-scripts', '--loglevel=http'];
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const shell = process.platform === 'win32';
  return new Promise(resolve => {
    const env = { ...process.env, ...io.env };
    const child = spawn(command, [...args, `${NATIVE_PACKAGE}@${NATIVE_VERSION}`], {
      cwd: home,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // A dot for each line that npm writes shows that something goes on.
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += String(chunk);
      if (io.stderr.isTTY) io.stderr.write('.');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? 'ENOENT', output }));
    child.once('close', (code, signal) => {
      if (io.stderr.isTTY) io.stderr.write('\n');
      resolve({ code: code ?? signal ?? 1, output });
    });
  });
}

/** Where tfjs-node's own install step fetches the TensorFlow library from. */
function hostOf(env: Env): string {
  const base = env.TFJS_NODE_CDN_STORAGE ?? env.CDN_STORAGE ?? 'https://storage.googleapis.com';
  return URL.canParse(base) ? new URL(base).host : base;
}

function failure(text: Bilingual, home: string, log: string): TutorError {
  const folder = join(home, 'node_modules', NATIVE_PACKAGE);
  const steps: (readonly [Bilingual, string | null])[] = [
    [say(words.installLog, { file: log }), null],
    [words.mirror, null],
    [words.byHand, null],
    [words.byHandPackage, `npm install --prefix "${home}" --ignore-scripts ${NATIVE_PACKAGE}@${NATIVE_VERSION}`],
    [words.byHandLibrary, join(folder, 'deps')],
    [words.byHandBuild, `cd "${folder}" && npx node-pre-gyp install --build-from-source`],
    [words.byHandPoint, null],
  ];
  const lines = (language: 'zh' | 'en'): string =>
    steps.flatMap(([say, command]) => [say[language], ...(command ? [`   ${command}`] : [])]).join('\n');
  const next = { zh: `\n${lines('zh')}`, en: `\n${lines('en')}` };
  return new TutorError('native-install', text, next, 3);
}
