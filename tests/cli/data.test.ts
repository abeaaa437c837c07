import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRAWN } from '../../src/data/catalogue.ts';
import { width } from '../../src/text/width.ts';
import { mnistFiles } from '../data/files.ts';
import { useHome } from './run.ts';

const { home, run } = useHome();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const table = (text = 'width,kind\n1.5,a\n,b\n'): string => {
  const path = join(folder, 'own.csv');
  writeFileSync(path, text);
  return path;
};

function mnist(): string {
  for (const [part, labels] of [
    ['train', [5, 0, 4]],
    ['t10k', [7, 2]],
  ] as const) {
    const files = mnistFiles(labels);
    writeFileSync(join(folder, `${part}-images-idx3-ubyte`), files.images);
    writeFileSync(join(folder, `${part}-labels-idx1-ubyte`), files.labels);
  }
  return folder;
}

describe('data list', () => {
  it('lists every set that is drawn, and how to add the real ones', async () => {
    const { code, out, err } = await run('data list');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name, about } of DRAWN) expect(out).toMatch(new RegExp(`^  ${name} .*${about.en}$`, 'm'));
    expect(out).toMatch(/^ {2}mnist +not added: dl-tutor data add mnist <folder>$/m);
    expect((await run('data')).out).toBe(out);
  });

  it.each(['zh', 'en'])('fits into 80 columns in %s', async lang => {
    const { out } = await run(`data list --lang ${lang}`);
    expect(Math.max(...out.split('\n').map(width))).toBeLessThanOrEqual(80);
  });

  it('prints the same as JSON', async () => {
    await run(['data', 'add', 'mnist', mnist()]);
    await run(['data', 'add', 'own', table()]);
    mkdirSync(join(home.folder, 'data', 'broken'));
    const { out, err } = await run('data list --json');
    expect(err).toBe('');
    const { drawn, real } = JSON.parse(out) as { drawn: object[]; real: object[] };
    expect(drawn).toContainEqual(expect.objectContaining({ name: 'digits', shape: '[n,28,28,1] → 0…9' }));
    const kept = (name: string) => join(home.folder, 'data', name);
    expect(real).toEqual([
      {
        name: 'mnist',
        status: 'added',
        kind: 'images',
        train: 3,
        test: 2,
        shape: [28, 28, 1],
        bytes: 2 * 24 + 5 * 785,
        folder: kept('mnist'),
      },
      { name: 'fashion-mnist', status: 'absent' },
      { name: 'cifar-10', status: 'absent' },
      { name: 'broken', status: 'spoilt', folder: kept('broken') },
      expect.objectContaining({
        name: 'own',
        kind: 'table',
        rows: 2,
        columns: [
          { name: 'width', kind: 'number', missing: 1 },
          { name: 'kind', kind: 'text', missing: 0 },
        ],
      }),
    ]);
  });
});

describe('data add', () => {
  it('tells what was added, and lists it', async () => {
    const { code, err } = await run(['data', 'add', 'mnist', mnist()]);
    expect(code).toBe(0);
    expect(err).toBe('Added mnist: 3 training and 2 test images, 28 × 28 × 1, 4.0 kB\n');
    expect((await run('data list')).out).toMatch(/^ {2}mnist +3 training and 2 test images/m);
  });

  it('tells the columns of a table', async () => {
    const { err } = await run(['data', 'add', 'own', table(), '--lang', 'zh']);
    expect(err).toBe('已添加 own：2 行 2 列，0.0 kB\n  width  数    缺 1 个\n  kind   文字\n');
  });

  it('says that it does not overwrite, and overwrites when asked to', async () => {
    await run(['data', 'add', 'own', table()]);
    const refused = await run(['data', 'add', 'own', table('a\n1\n')]);
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('--replace');
    const { code, err } = await run(['data', 'add', 'own', table('a\n1\n'), '--replace']);
    expect(code).toBe(0);
    expect(err).toContain('Replaced own: 1 rows, 1 columns');
  });

  it.each([
    ['digits', 'is the name of a set that is drawn'],
    ['Mine', 'A data set cannot be called "Mine"'],
    ['../x', 'small letters a to z'],
    ['-x', 'There is no option'],
    ['con', 'cannot be called'],
    ['a'.repeat(41), '40 characters at most'],
  ])('refuses the name %s', async (name, words) => {
    const { code, err } = await run(['data', 'add', name, table()]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('suggests the name that was meant when a folder is given', async () => {
    const { code, err } = await run(['data', 'add', 'mnits', mnist()]);
    expect(code).toBe(2);
    expect(err).toContain('There is no data set "mnits". Did you mean "mnist"?');
  });

  it('says what is wrong with a file, in both languages, without a stack', async () => {
    const path = table('<!doctype html><title>Log in</title>');
    const english = await run(['data', 'add', 'own', path]);
    expect({ code: english.code, out: english.out }).toEqual({ code: 3, out: '' });
    expect(english.err).toContain(`${path} is a web page, not data. A login page caught the download`);
    expect(english.err).not.toContain('at ');
    expect((await run(['data', 'add', 'own', path, '--lang', 'zh'])).err).toContain('是一个网页，不是数据。');
    expect((await run(['data', 'add', 'own', join(folder, 'no\x1b[31m.csv')])).err).not.toContain('\x1b');
  });
});

describe('data remove', () => {
  it('removes what was added', async () => {
    await run(['data', 'add', 'own', table()]);
    expect(await run('data remove own')).toEqual({ code: 0, out: '', err: 'Removed own.\n' });
    expect((await run('data list --json')).out).not.toContain('"own"');
  });

  it('suggests the nearest name, and says when a known set is not there', async () => {
    await run(['data', 'add', 'flowers', table()]);
    const { code, err } = await run('data remove flowesr');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "flowers"?');
    const absent = await run('data remove mnist');
    expect(absent.code).toBe(3);
    expect(absent.err).toContain('mnist has not been added');
  });
});

it.each(['lsit', 'list extra', 'add mnist'])('"data %s" is wrong usage', async args => {
  const { code, out, err } = await run(`data ${args}`);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).not.toBe('');
});
