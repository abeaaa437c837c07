import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { at, build, expectOperation, indicesOf, type Nd, randomNd } from '../naive.ts';

const SIZES: Readonly<Record<string, number>> = { b: 2, h: 3, i: 4, j: 5, k: 2, d: 3 };
const shapeOf = (labels: string) => [...labels].map(label => SIZES[label]!);

function naiveEinsum(equation: string, operands: readonly Nd[]): Nd {
  const [left, output] = equation.replace(/\s/g, '').split('->') as [string, string];
  const terms = left.split(',');
  const summed = [...new Set(left.replace(',', ''))].filter(label => !output.includes(label)).join('');
  return build(shapeOf(output), (...outer) =>
    indicesOf(shapeOf(summed)).reduce((total, inner) => {
      const place = (label: string) =>
        (output.includes(label) ? outer[output.indexOf(label)] : inner[summed.indexOf(label)])!;
      return total + operands.reduce((product, x, n) => product * at(x, ...[...terms[n]!].map(place)), 1);
    }, 0),
  );
}

describe.each(['wasm', 'cpu'] as const)('einsum on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it.each([
    'ij,jk->ik',
    'ij, jk -> ki',
    'ij,ij->',
    'i,j->ij',
    'i,i->',
    'bij,bjk->bik',
    'bihd,bjhd->bhij',
    'bhij,bjhd->bihd',
    'bij,jk->bik',
    'ij,jk->k',
    'ij,k->j',
    'ij,ij->ij',
    'ij->ji',
    'ij->j',
    'ij->',
  ])('%s agrees with the sum written out, and so do its gradients', equation => {
    const terms = equation.replace(/\s|->.*/g, '').split(',');
    expectOperation(
      (...xs) => tf.einsum(equation, ...xs),
      (...xs) => naiveEinsum(equation, xs),
      terms.map((labels, i) => randomNd(shapeOf(labels), i + 1)),
    );
  });

  it('refuses sizes that disagree and gives back what it takes', () => {
    const [a, b] = [tf.ones([2, 3]), tf.ones([3, 4])];
    expect(() => tf.einsum('ij,kj->ik', a, b)).toThrow();
    const before = tf.engine().backend.numDataIds();
    tf.einsum('ij,jk->k', a, b).dispose();
    tf.einsum('ij->ij', a).dispose();
    expect(tf.engine().backend.numDataIds()).toBe(before);
  });
});
