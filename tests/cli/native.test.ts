import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../src/cli/native-failure.ts';
import { bundleWorker, removeFolder } from '../lab/bundle.ts';
import { type FakeNative, fakeNative } from '../lab/fake-native.ts';
import { useHome } from './run.ts';

const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', async original => ({
  ...(await original<typeof import('../../src/platform/paths.ts')>()),
  distFolder: () => place.dist,
}));

const folders: string[] = [];
beforeAll(async () => {
  place.dist = await bundleWorker();
});
afterAll(() => Promise.all([place.dist, ...folders].map(removeFolder)));

const { run, home } = useHome();

async function fake(kind: FakeNative, version?: string): Promise<Record<string, string>> {
  const folder = await fakeNative(kind, version);
  folders.push(folder);
  return { DL_TUTOR_NATIVE: folder };
}

describe('native status', () => {
  it('says that it is not there, that it is optional, and how to get it', async () => {
    const { code, out } = await run('native status');
    expect(code).toBe(1);
    expect(out).toContain('Not installed (it is optional).\nTo install it: dl-tutor native install');
    expect(JSON.parse((await run('native status --json')).out)).toMatchObject({ state: 'not installed', folder: null });
    expect((await run('native --lang zh')).out).toContain('没有安装（可选）。');
  });

  it('says that DL_TUTOR_NATIVE points to nothing', async () => {
    const { out } = await run('native status', { DL_TUTOR_NATIVE: '/no/such/folder' });
    expect(out).toContain('DL_TUTOR_NATIVE points to /no/such/folder, and there is no @tensorflow/tfjs-node there.');
  });

  it('really starts what it finds', async () => {
    const env = await fake('works');
    const { code, out } = await run('native status --json', env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ state: 'works', version: '4.22.0', source: 'DL_TUTOR_NATIVE' });
    expect((await run('native status', env)).out).toMatch(/It works: 4\.22\.0, first frame of \S+ after \d+ ms\./);
  });

  it.each([
    ['cannot be loaded', 'broken', /did not start: libtensorflow/],
    ['aborts when it is loaded', 'broken', /ended unexpectedly: SIGABRT/],
  ] as const)('names the trouble of one that %s', async (kind, state, problem) => {
    const { code, out } = await run('native status --json', await fake(kind));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ state, problem: expect.stringMatching(problem) });
  });

  it('names the version that it needs', async () => {
    const { out } = await run('native status', await fake('works', '3.9.0'));
    expect(out).toContain('holds version 3.9.0; version 4.22.0 is needed.');
  });
});

/** An `npm` that is first in the PATH. */
function npmThat(script: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'npm-'));
  folders.push(folder);
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  return { PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter) };
}

const BLOCKED = `npm error code 1
npm error path /home/x/native/node_modules/@tensorflow/tfjs-node
npm error command failed
npm error command sh -c node scripts/install.js
npm error https://storage.googleapis.com/tensorflow/libtensorflow/libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz
npm error Error: getaddrinfo ENOTFOUND storage.googleapis.com`;

describe('native install', () => {
  it('says that the download host is blocked, keeps what npm said, and tells how to build it', async () => {
    const env = npmThat(`cat <<'EOF'\n${BLOCKED}\nEOF\nexit 1`);
    const { code, out, err } = await run('native install', env);
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).toContain('storage.googleapis.com, from which the TensorFlow library is downloaded, cannot be reached');
    expect(err).toContain('node-pre-gyp install --build-from-source');
    expect(err).toContain(join(home.folder, 'native', 'install.log'));
    expect((await run('native install --lang zh', env)).err).toContain('连不上下载 TensorFlow 库的主机');
  });

  it('asks npm for the exact version in the data folder, then tries what it got', async () => {
    const from = (await fake('works')).DL_TUTOR_NATIVE;
    const env = npmThat(`echo "$PWD $@" > "$DL_TUTOR_HOME/asked"; cp -r ${from}/node_modules .`);
    const { code, out } = await run('native install', env);
    expect(out).toContain('Installed and tried:');
    expect(code).toBe(0);
    const status = JSON.parse((await run('native status --json')).out) as { source: string; state: string };
    expect(status).toMatchObject({ source: 'data folder', state: 'works' });
    expect((await run('native install', npmThat('exit 1'))).out).toContain('It is installed and works');
  });

  it('says when what it got does not work', async () => {
    const from = (await fake('aborts when it is loaded')).DL_TUTOR_NATIVE;
    const { code, err } = await run('native install', npmThat(`cp -r ${from}/node_modules .`));
    expect(code).toBe(3);
    expect(err).toContain('It was installed, but trying it failed: The background that trains ended unexpectedly');
  });

  it('says when the data folder cannot be written', async () => {
    writeFileSync(join(home.folder, 'native'), 'a file');
    const { code, err } = await run('native install', npmThat('exit 0'));
    expect(code).toBe(3);
    expect(err).toContain('cannot be written');
    rmSync(join(home.folder, 'native'));
  });
});

describe('why an installation failed', () => {
  const HOST = 'storage.googleapis.com';
  it.each([
    [
      'the host of the library refuses',
      BLOCKED.replace('Error: getaddrinfo ENOTFOUND', 'Error: response status 403'),
      'HTTP 403',
    ],
    ['there is no npm', '', 'npm was not found'],
    [
      'the disk is full',
      'npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write',
      'the disk is full',
    ],
    [
      'the registry is out of reach',
      'npm error code ENOTFOUND\nnpm error network request to https://registry.npmjs.org/x failed, reason: getaddrinfo ENOTFOUND registry.npmjs.org',
      'the npm registry cannot be reached (ENOTFOUND)',
    ],
    [
      'there is no compiler',
      'npm error command sh -c node scripts/install.js\nnpm error gyp ERR! stack Error: not found: make',
      'building it from source failed too (Error: not found: make)',
    ],
    ['nobody knows', 'npm error something odd', 'The installation failed: something odd'],
  ])('is said when %s', (_, output, words) => {
    expect(diagnose({ code: output === '' ? 'ENOENT' : 1, output }, HOST).en).toContain(words);
  });
});
