import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { ops } from './matrix/ops.ts';
import { DIFFERENTIABLE, FORBIDDEN, SOURCES, WITHOUT_GRADIENT } from './product-ops.ts';
import { trainings } from './training/index.ts';

const filesOf = (folder: string): string[] => {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(`${root}/${file}`, 'utf8'));
};

const product = filesOf('../../src');

/** The members of `tf` that files name, as `image.resizeBilinear`. */
const membersIn = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap(text => [...text.matchAll(/\btf\.([a-z]\w*(?:\.\w+)*)/g)].map(([, name]) => name as string)));

/** TensorFlow.js marks its operations by their names. */
function isOperation(path: string): boolean {
  let member: unknown = tf;
  for (const key of path.split('.')) member = (member as Record<string, unknown> | undefined)?.[key];
  return typeof member === 'function' && member.name.endsWith('__op');
}

/** The layers that files make, whatever the library is called there. */
const layersIn = (texts: readonly string[]): Set<string> =>
  new Set(
    texts
      .filter(text => text.includes('@tensorflow/tfjs-layers'))
      .flatMap(text => [...text.matchAll(/\blayers\.([a-z]\w+)\(/g)].map(([, name]) => name as string)),
  );

const names = (differentiable: boolean): string[] => [
  ...new Set(ops.filter(op => op.differentiable === differentiable && op.cases.length > 0).map(op => op.name)),
];

describe('the declared operations', () => {
  it('with a gradient are those that the matrix differentiates', () => {
    expect(names(true).sort()).toEqual([...new Set(DIFFERENTIABLE)].sort());
  });

  it('without a gradient are those that the matrix expects to refuse', () => {
    expect(names(false).sort()).toEqual([...WITHOUT_GRADIENT].sort());
  });

  it('are all that the product uses', () => {
    const used = [...membersIn(product)].filter(isOperation);
    const known = new Set([...DIFFERENTIABLE, ...WITHOUT_GRADIENT, ...SOURCES]);
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter(name => !known.has(name))).toEqual([]);
  });

  it('leave out what the library computes wrongly', () => {
    const used = membersIn(product);
    expect(Object.keys(FORBIDDEN).filter(name => used.has(name))).toEqual([]);
    const dilated = product.filter(text => /layers\.depthwiseConv2d\([^)]*dilationRate/.test(text));
    expect(dilated).toEqual([]);
  });
});

describe('the proof', () => {
  it('holds every layer that the product makes', () => {
    const proved = layersIn(filesOf('./training'));
    expect(proved.size).toBeGreaterThan(30);
    expect([...layersIn(product)].filter(name => !proved.has(name))).toEqual([]);
  });

  it('has no two cases of one name, for a name seeds its numbers', () => {
    const titles = ops.flatMap(op => op.cases).map(one => one.title);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  it('is as broad and as sharp as it claims', () => {
    const cases = ops.flatMap(op => op.cases);
    expect(cases.length).toBeGreaterThanOrEqual(400);
    expect(Object.values(trainings).flat().length).toBeGreaterThanOrEqual(80);
    expect(cases.filter(one => one.tolerance <= 1e-5).length / cases.length).toBeGreaterThan(0.95);
    expect(cases.filter(one => one.tolerance > 1e-4)).toEqual([]);
  });
});
