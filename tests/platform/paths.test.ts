import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dataFolder, distFolder } from '../../src/platform/paths.ts';

const on = (platform: NodeJS.Platform) => vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);

afterEach(() => vi.restoreAllMocks());

describe('the folder of what a learner did', () => {
  it('is where the platform keeps such things', () => {
    on('linux');
    expect(dataFolder({})).toBe(join(homedir(), '.local', 'share', 'dl-tutor'));
    expect(dataFolder({ XDG_DATA_HOME: '/data' })).toBe(join('/data', 'dl-tutor'));
    expect(dataFolder({ XDG_DATA_HOME: '' })).toBe(join(homedir(), '.local', 'share', 'dl-tutor'));
    on('darwin');
    expect(dataFolder({ XDG_DATA_HOME: '/data' })).toBe(join(homedir(), 'Library', 'Application Support', 'dl-tutor'));
    on('win32');
    expect(dataFolder({ APPDATA: 'C:/Roaming' })).toBe(join('C:/Roaming', 'dl-tutor'));
    expect(dataFolder({})).toBe(join(homedir(), 'AppData', 'Roaming', 'dl-tutor'));
  });

  it.each(['linux', 'darwin', 'win32'] as const)('is moved by DL_TUTOR_HOME on %s', platform => {
    on(platform);
    expect(dataFolder({ DL_TUTOR_HOME: '/elsewhere', XDG_DATA_HOME: '/data', APPDATA: 'C:/' })).toBe('/elsewhere');
    expect(dataFolder({ DL_TUTOR_HOME: '' })).not.toBe('');
  });
});

it('the folder of the bundles is dist, seen from the sources', () => {
  expect(resolve(distFolder())).toBe(fileURLToPath(new URL('../../dist', import.meta.url)));
});
