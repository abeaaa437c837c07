import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** The rooms from the ground floor up: a room imports only from rooms before it. */
const FLOORS = [
  'platform',
  'text',
  'i18n',
  'data',
  'engine',
  'models',
  'lab',
  'charts',
  'quiz',
  'course',
  'review',
  'progress',
  'tui',
  'cli',
];

/** Who may import a package at all. */
const PACKAGES: readonly (readonly [RegExp, RegExp])[] = [
  [/^@tensorflow\//, /^(engine|models|lab\/experiments)\//],
  [/^(ink|react|ink-select-input)(\/|$)/, /^tui\//],
  [/^(unified|remark|mdast|micromark|zod|yaml|highlight\.js)/, /^course\//],
  [/^commander$/, /^cli\//],
  [/^conf$/, /^progress\//],
  [/^ts-fsrs$/, /^review\//],
];

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(file => file.split(sep).join('/'));

type Import = { readonly file: string; readonly target: string; readonly typeOnly: boolean };

/** Static and dynamic imports of a file, as they are written. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\s+(type\s)?[^;'"]*?from '([^']+)'|import\('([^']+)'\)|(?:^|\n)import '([^']+)'/g,
  );
  return [...found].map(([, typeOnly, from, dynamic, bare]) => ({
    file,
    target: (from ?? dynamic ?? bare) as string,
    typeOnly: typeOnly !== undefined,
  }));
}

const imports = files.flatMap(importsOf);
const roomOf = (file: string): string => file.split('/')[0] as string;
const pathOf = ({ file, target }: Import): string =>
  relative(src, resolve(dirname(join(src, file)), target))
    .split(sep)
    .join('/');

test('every room has its floor', () => {
  expect(new Set(files.map(roomOf))).toEqual(new Set(FLOORS.filter(room => files.some(file => roomOf(file) === room))));
  expect(imports.length).toBeGreaterThan(100);
});

test('no room imports from a room above it, types of the course and the shapes of pictures aside', () => {
  const rising = imports.filter(one => {
    if (!one.target.startsWith('.')) return false;
    const from = FLOORS.indexOf(roomOf(one.file));
    const to = FLOORS.indexOf(roomOf(pathOf(one)));
    return to > from && !one.typeOnly;
  });
  expect(rising).toEqual([]);
});

test.each(PACKAGES)('%s is imported only by %s', (name, home) => {
  const strangers = imports.filter(one => name.test(one.target) && !home.test(one.file) && !one.typeOnly);
  expect(strangers).toEqual([]);
});

test('the way to the first frame loads nothing heavy', () => {
  const reached = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(join(src, file), 'utf8');
    for (const one of importsOf(file)) {
      if (one.typeOnly || text.includes(`import('${one.target}')`)) continue;
      if (one.target.startsWith('.')) visit(pathOf(one));
      else if (!one.target.startsWith('node:')) packages.add(one.target);
    }
  };
  visit('cli/main.ts');
  expect([...packages].sort()).toEqual(['string-width', 'ts-fsrs']);
  expect([...reached].filter(file => /^(lab|engine|charts)\//.test(file))).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = files.filter(file => readFileSync(join(src, file), 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});
