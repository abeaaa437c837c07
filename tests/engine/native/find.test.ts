import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNative, nativePlaces } from '../../../src/engine/native/find.ts';

const PACKAGE = 'node_modules/@tensorflow/tfjs-node';
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'find-native-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(folder: string, { version = '4.22.0', binding = true, name = '@tensorflow/tfjs-node' } = {}): string {
  const home = join(root, folder);
  mkdirSync(join(home, 'lib/napi-v8'), { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name, version }));
  if (binding) writeFileSync(join(home, 'lib/napi-v8/tfjs_binding.node'), '');
  return home;
}

const search = (asked?: string) => ({
  asked: asked === undefined ? undefined : join(root, asked),
  dataFolder: join(root, 'data'),
  from: [join(root, 'project/deep/down')],
});

describe('the native backend is found', () => {
  it('nowhere when there is nothing', () => {
    expect(findNative(search('nothing'))).toBeNull();
    expect(nativePlaces({ asked: undefined, dataFolder: null, from: [root] })).toEqual([]);
  });

  it('first where DL_TUTOR_NATIVE points, then in the data folder, then among the packages above', () => {
    const asked = put(`asked/${PACKAGE}`);
    const data = put(`data/native/${PACKAGE}`);
    const project = put(`project/${PACKAGE}`);
    expect(nativePlaces(search('asked')).map(({ folder }) => folder)).toEqual([asked, data, project]);
    expect(findNative(search('asked'))).toMatchObject({ source: 'DL_TUTOR_NATIVE', folder: asked, state: 'usable' });
    expect(findNative(search())).toMatchObject({ source: 'data folder', folder: data });
    rmSync(data, { recursive: true });
    expect(findNative(search())).toMatchObject({ source: 'node_modules', folder: project });
  });

  it.each(['asked', `asked/node_modules`, `asked/${PACKAGE}`])('when DL_TUTOR_NATIVE is %s', asked => {
    const folder = put(`asked/${PACKAGE}`);
    expect(findNative(search(asked))?.folder).toBe(folder);
  });

  it('but passed over without its library, in another version, or under another name', () => {
    put(`asked/${PACKAGE}`, { binding: false });
    put(`data/native/${PACKAGE}`, { version: '3.21.0' });
    put(`project/${PACKAGE}`, { name: 'something-else' });
    expect(nativePlaces(search('asked')).map(({ state }) => state)).toEqual(['no binding', 'other version']);
    expect(findNative(search('asked'))).toBeNull();
    const good = put(`project/deep/${PACKAGE}`);
    expect(findNative(search('asked'))?.folder).toBe(good);
  });

  it('never by a damaged package', () => {
    const home = put(`data/native/${PACKAGE}`);
    writeFileSync(join(home, 'package.json'), '{');
    expect(findNative(search())).toBeNull();
  });
});
