import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { imageAt } from '../../src/data/images.ts';
import { loadImages, loadTable } from '../../src/data/load.ts';
import { addSet, listSets, removeSet, setsFolder } from '../../src/data/store.ts';
import { createRandom } from '../../src/platform/random.ts';
import { cifarFile, LOGIN_PAGE, mnistFiles, refusal, utf8 } from './files.ts';

/** Set by a test to make the next copies fail as a full disk does. */
const disk = vi.hoisted(() => ({ copiesLeft: Number.POSITIVE_INFINITY, code: 'ENOSPC', unreadable: '' }));
vi.mock('node:fs', async importOriginal => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const copyFileSync: typeof fs.copyFileSync = (from, to) => {
    if (disk.copiesLeft-- <= 0) throw Object.assign(new Error(`${disk.code}: copyfile`), { code: disk.code });
    fs.copyFileSync(from, to);
  };
  const readFileSync = ((path: string, options: object) => {
    if (path === disk.unreadable) throw Object.assign(new Error('EACCES: open'), { code: 'EACCES' });
    return fs.readFileSync(path, options);
  }) as typeof fs.readFileSync;
  return { ...fs, copyFileSync, readFileSync };
});

let place = '';
let home = '';
let source = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'store-'));
  home = join(place, 'home');
  source = join(place, 'source');
  Object.assign(disk, { copiesLeft: Number.POSITIVE_INFINITY, code: 'ENOSPC', unreadable: '' });
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array): string {
  const path = join(source, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

const TRAIN = [5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5];
const TEST = [7, 2, 1];

function putMnist(nested = '', ending = '', train: readonly number[] = TRAIN): void {
  const pack = ending === '.gz' ? gzipSync : (bytes: Uint8Array) => bytes;
  const [some, others] = [mnistFiles(train), mnistFiles(TEST)];
  put(`${nested}train-images-idx3-ubyte${ending}`, pack(some.images));
  put(`${nested}train-labels-idx1-ubyte${ending}`, pack(some.labels));
  put(`${nested}t10k-images-idx3-ubyte${ending}`, pack(others.images));
  put(`${nested}t10k-labels-idx1-ubyte${ending}`, pack(others.labels));
}

const add = (name: string, path = source, replace = false) => addSet(home, { name, source: path, replace });
const leftovers = () => readdirSync(setsFolder(home)).filter(name => name.startsWith('.'));

describe('adding images', () => {
  it.each([
    ['', ''],
    ['', '.gz'],
    ['raw/', ''],
    ['MNIST/raw/', '.gz'],
  ])('finds them as they are downloaded: folder %j, ending %j', (nested, ending) => {
    putMnist(nested, ending);
    const { summary, replaced } = add('mnist');
    expect(replaced).toBe(false);
    expect(summary).toMatchObject({ kind: 'images', train: 12, test: 3, shape: [28, 28, 1] });
    expect(listSets(home)).toEqual([{ name: 'mnist', folder: join(home, 'data', 'mnist'), summary }]);
    expect(leftovers()).toEqual([]);
    expect(readFileSync(join(home, 'data', 'mnist', `t10k-labels-idx1-ubyte${ending}`))).toEqual(
      readFileSync(join(source, `${nested}t10k-labels-idx1-ubyte${ending}`)),
    );
  });

  it('finds the names that some programs give, with a dot before idx', () => {
    putMnist();
    const { images } = mnistFiles(TRAIN);
    rmSync(join(source, 'train-images-idx3-ubyte'));
    put('train-images.idx3-ubyte', images);
    expect(add('mnist').summary).toMatchObject({ train: 12 });
  });

  it('names the files that are missing', () => {
    putMnist();
    rmSync(join(source, 't10k-images-idx3-ubyte'));
    const error = refusal(() => add('mnist'));
    expect(error.text.en).toBe(`${source} lacks t10k-images-idx3-ubyte.`);
    expect(existsSync(home)).toBe(false);
  });

  it.each([
    ['fashion-mnist', 'mnist', [9, 0, 0, 3, 0, 2, 7, 2, 5, 5, 0, 9]],
    ['mnist', 'fashion-mnist', TRAIN],
  ])('tells %s that is given as %s', (found, name, labels) => {
    putMnist('', '', labels);
    const error = refusal(() => add(name));
    expect(error.code).toBe('data-other-set');
    expect(error.next.en).toBe(`Run dl-tutor data add ${found} ${source}`);
  });

  it('keeps nothing when a file is wrong, and says which', () => {
    putMnist();
    const page = put('t10k-labels-idx1-ubyte', LOGIN_PAGE);
    expect(refusal(() => add('mnist')).text.en).toBe(`${page} is a web page, not data.`);
    expect(listSets(home)).toEqual([]);
  });

  it('takes all six files of CIFAR-10', () => {
    const full = cifarFile(10_000);
    for (const k of [1, 2, 3, 4, 5]) put(`cifar-10-batches-bin/data_batch_${k}.bin.gz`, gzipSync(full, { level: 1 }));
    put('cifar-10-batches-bin/test_batch.bin.gz', gzipSync(full, { level: 1 }));
    expect(add('cifar-10').summary).toMatchObject({ train: 50_000, test: 10_000, shape: [32, 32, 3] });
    const spec = { train: 30, test: 5, random: (stream: string) => createRandom(1, stream), home };
    const { train } = loadImages('cifar-10', spec);
    expect(train).toMatchObject({ count: 30, height: 32, channels: 3 });
    expect(imageAt(train, 0)[1]).toBeCloseTo(100 / 255, 6);
    expect(train.classes[train.labels[0] as number]).toHaveProperty('zh');
  });

  it('needs a folder', () => {
    const path = put('x', utf8('x'));
    expect(refusal(() => add('mnist', path)).code).toBe('data-not-folder');
    expect(refusal(() => add('mnist', join(source, 'nowhere'))).code).toBe('data-no-file');
  });
});

describe('adding a table', () => {
  it('tells its columns', () => {
    const path = put('iris.csv', utf8('width,kind\n1,a\n,b\n'));
    expect(add('iris', path).summary).toMatchObject({
      kind: 'table',
      rows: 2,
      columns: [
        { name: 'width', kind: 'number', missing: 1 },
        { name: 'kind', kind: 'text', missing: 0 },
      ],
    });
    expect(loadTable('iris', home).columns[1]).toMatchObject({ values: ['a', 'b'] });
  });

  it('needs a file', () => {
    mkdirSync(source);
    expect(refusal(() => add('iris')).code).toBe('data-is-folder');
  });

  it.skipIf(process.platform === 'win32')('does not read from a device without end', () => {
    expect(refusal(() => add('iris', '/dev/zero')).code).toBe('data-not-file');
  });

  it('says when it may not read the file', () => {
    const path = put('iris.csv', utf8('a\n1\n'));
    disk.unreadable = path;
    const error = refusal(() => add('iris', path));
    expect(error.text).toEqual({
      zh: `${path} 读不了：没有权限。`,
      en: `${path} cannot be read: permission is denied.`,
    });
  });
});

describe('what is there already', () => {
  it('is left alone unless it is to be replaced', () => {
    const [first, second] = [put('1.csv', utf8('a\n1\n')), put('2.csv', utf8('a\n1\n2\n'))];
    add('own', first);
    expect(refusal(() => add('own', second)).code).toBe('data-exists');
    expect(loadTable('own', home).rows).toBe(1);
    expect(add('own', second, true).replaced).toBe(true);
    expect(loadTable('own', home).rows).toBe(2);
    expect(leftovers()).toEqual([]);
  });

  it('can be put in its own place', () => {
    add('own', put('1.csv', utf8('a\n1\n')));
    add('own', join(home, 'data', 'own', 'table.csv'), true);
    expect(loadTable('own', home).rows).toBe(1);
  });

  it.each(['ENOSPC', 'EROFS', 'EACCES'])('survives a copy that fails with %s', code => {
    putMnist();
    add('mnist');
    Object.assign(disk, { copiesLeft: 2, code });
    const error = refusal(() => add('mnist', source, true));
    expect(error.code).toBe('data-unwritable');
    expect(error.text.en).not.toContain(code);
    expect(listSets(home)[0]?.summary).toMatchObject({ train: 12 });
    expect(leftovers()).toEqual([]);
  });

  it('what a killed process left behind is cleared away, what a running one is at is not', () => {
    mkdirSync(join(home, 'data', '.new-999999999-abc'), { recursive: true });
    mkdirSync(join(home, 'data', `.new-${process.pid}-abc`), { recursive: true });
    expect(listSets(home)).toEqual([]);
    add('own', put('1.csv', utf8('a\n1\n')));
    expect(leftovers()).toEqual([`.new-${process.pid}-abc`]);
  });

  it('a data folder that cannot be made is told', () => {
    const path = put('1.csv', utf8('a\n1\n'));
    const error = refusal(() => addSet(path, { name: 'own', source: path, replace: false }));
    expect(error.code).toBe('data-unwritable');
    expect(error.text.en).toContain('a file, not a folder');
  });

  it('is removed by its name; nothing else is', () => {
    add('own', put('1.csv', utf8('a\n1\n')));
    for (const name of ['other', '..', '../data/own', '.', '']) {
      expect(refusal(() => removeSet(home, name)).code).toBe('data-absent');
    }
    removeSet(home, 'own');
    expect(listSets(home)).toEqual([]);
    expect(refusal(() => removeSet(home, 'own')).code).toBe('data-absent');
  });

  it.each(['', 'null', '{}', '{"format":2}', '{"format":1,"kind":"images","name":"x","bytes":1,"train":-1}'])(
    'with the summary %j is listed as spoilt',
    summary => {
      mkdirSync(join(home, 'data', 'own'), { recursive: true });
      writeFileSync(join(home, 'data', 'own', 'set.json'), summary);
      expect(listSets(home)).toMatchObject([{ name: 'own', summary: null }]);
    },
  );
});

describe('loading', () => {
  const spec = { train: 8, test: 2, random: (stream: string) => createRandom(1, stream) };

  it.each(['digits', 'textures'] as const)('draws %s; training and test images do not depend on each other', source => {
    const { train, test } = loadImages(source, spec);
    expect([train.count, test.count]).toEqual([8, 2]);
    expect(loadImages(source, { ...spec, train: 3 }).test).toEqual(test);
    expect([...imageAt(train, 0)]).not.toEqual([...imageAt(test, 0)]);
    expect(loadImages(source, { ...spec, size: 12 }).train).toMatchObject({ height: 12, width: 12 });
  });

  it('chooses from a real set at random, without repeating, the same for a seed', () => {
    putMnist();
    add('mnist');
    const { train, test } = loadImages('mnist', { ...spec, home });
    const which = Array.from({ length: 8 }, (_, i) => Math.round((imageAt(train, i)[0] as number) * 255));
    expect(new Set(which).size).toBe(8);
    expect([...train.labels]).toEqual(which.map(i => TRAIN[i]));
    expect(test.count).toBe(2);
    expect(loadImages('mnist', { ...spec, home })).toEqual({ train, test });
    expect(loadImages('mnist', { ...spec, home, train: 99 }).train.count).toBe(12);
    expect(loadImages('mnist', { ...spec, home, size: 14 }).train).toMatchObject({ height: 14, count: 8 });
  });

  it('says how to add a set that is not there', () => {
    const error = refusal(() => loadImages('fashion-mnist', { ...spec, home }));
    expect(error.code).toBe('data-absent');
    expect(error.next.en).toContain('dl-tutor data add fashion-mnist');
  });

  it('says that a set was spoilt, and how', () => {
    putMnist();
    add('mnist');
    writeFileSync(join(home, 'data', 'mnist', 'train-labels-idx1-ubyte'), '');
    const error = refusal(() => loadImages('mnist', { ...spec, home }));
    expect(error.code).toBe('data-spoilt');
    expect(error.text.en).toContain('train-labels-idx1-ubyte is empty');
    expect(error.next.en).toContain('dl-tutor data remove mnist');
  });
});
