import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resNet50 } from '../../src/models/architectures/resnet.ts';
import { graphOf, layerOf, type Node } from '../../src/models/graph.ts';
import {
  add,
  concat,
  conv,
  dense,
  dropBlock,
  flatten,
  groupNorm,
  gru,
  input,
  maxPool,
  relu,
  reshape,
  sample,
  upsample,
  zeroPad,
} from '../../src/models/nodes.ts';
import { windowsAlong } from '../../src/models/shapes.ts';

describe('graphOf', () => {
  it('puts each layer after those that it needs, once', () => {
    const x = input([4], 'x');
    const shared = dense(x, { name: 'shared', units: 3 });
    const graph = graphOf(x, add([relu(shared, 'left'), shared], 'sum'));
    expect(graph.layers.map(({ name }) => name)).toEqual(['x', 'shared', 'left', 'sum']);
    expect(layerOf(graph, 'sum').inputs).toEqual(['left', 'shared']);
    expect([graph.inputs, graph.outputs]).toEqual([['x'], ['sum']]);
  });

  it('counts the layers without a name by kind', () => {
    const x = input([4]);
    const graph = graphOf(x, dense(relu(dense(x, { units: 3 })), { units: 2 }));
    expect(graph.layers.map(({ name }) => name)).toEqual(['input_1', 'dense_1', 'activation_1', 'dense_2']);
  });

  it('is plain data', () => {
    const graph = resNet50();
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph);
  });

  it('refuses a name that stands twice, a missing input and an unknown layer', () => {
    const [x, other] = [input([4], 'x'), input([4], 'other')];
    expect(() => graphOf(x, dense(dense(x, { name: 'a', units: 2 }), { name: 'a', units: 2 }))).toThrow('called a');
    expect(() => graphOf(x, add([x, other]))).toThrow('other');
    expect(() => layerOf(graphOf(x, relu(x, 'y')), 'z')).toThrow('no layer z');
  });
});

describe('the shape of a layer', () => {
  const picture = input([7, 9, 4]);
  const sequence = input([5, 3]);
  it.each<[string, Node, readonly number[]]>([
    ['same with stride', conv(picture, { filters: 6, kernel: 3, strides: 2 }), [4, 5, 6]],
    ['valid with stride', conv(picture, { filters: 6, kernel: [3, 5], strides: [2, 1], padding: 'valid' }), [3, 5, 6]],
    ['pooling', maxPool(picture, { size: 2 }), [3, 4, 4]],
    ['padding', zeroPad(picture, { rows: [0, 1], columns: 2, channels: [1, 0] }), [8, 13, 5]],
    ['upsampling', upsample(picture, [2, 3]), [14, 27, 4]],
    ['flatten', flatten(picture), [252]],
    ['reshape', reshape(picture, [63, 4]), [63, 4]],
    ['concat', concat([picture, picture]), [7, 9, 8]],
    ['stretched sum', add([picture, input([1, 1, 4])]), [7, 9, 4]],
    ['last state', gru(sequence, { units: 6 }), [6]],
    ['every state', gru(sequence, { units: 6, sequences: true }), [5, 6]],
  ])('%s', (_, made, shape) => {
    expect(made.shape).toEqual(shape);
  });

  it.each<[string, () => Node, RegExp]>([
    [
      'a window larger than the picture',
      () => conv(picture, { filters: 1, kernel: 8, padding: 'valid' }),
      /window of 8×8/,
    ],
    ['a picture where a sequence is due', () => gru(picture, { units: 2 }), /\[steps, features\]/],
    ['a sequence where a picture is due', () => dropBlock(sequence, { rate: 0.1, size: 2 }), /\[height, width/],
    ['a sum of unlike shapes', () => add([picture, sequence]), /\[7,9,4\] and \[5,3\]/],
    ['a concat that differs elsewhere', () => concat([picture, upsample(picture, 2)]), /last side only/],
    ['groups that do not divide', () => groupNorm(picture, { groups: 3 }), /3 groups/],
    ['a reshape of another size', () => reshape(picture, [5]), /no room/],
    ['unlike mean and variance', () => sample(input([2]), input([3])), /alike/],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  it('has as many windows as a walk over the side counts', () => {
    const integer = (max: number) => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(integer(40), integer(9), integer(4), (length, size, stride) => {
        let [valid, same] = [0, 0];
        for (let start = 0; start < length; start += stride) {
          same++;
          if (start + size <= length) valid++;
        }
        expect(windowsAlong(length, size, stride, 'same')).toBe(same);
        if (size <= length) expect(windowsAlong(length, size, stride, 'valid')).toBe(valid);
      }),
    );
  });
});

describe('the description of a network', () => {
  const room = fileURLToPath(new URL('../../src/models/', import.meta.url));

  it('loads no TensorFlow.js: it can be listed and counted anywhere', () => {
    const folders = ['blocks', 'families', 'architectures'];
    const files = folders.flatMap(folder => readdirSync(join(room, folder)).map(file => join(room, folder, file)));
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, target] of readFileSync(file, 'utf8').matchAll(
        /(?:^|\n)(?:import|export)(?! type)[^;'"]*? from '([^']+)'/g,
      )) {
        if (target?.startsWith('.')) visit(resolve(dirname(file), target));
        else packages.add(target as string);
      }
    };
    [...files, join(room, 'count.ts')].forEach(visit);
    expect(files.length).toBeGreaterThan(8);
    expect([...packages]).toEqual([]);
  });
});
