import * as tfl from '@tensorflow/tfjs-layers';
import type { Array64 } from '../reference/array.ts';
import { add, map } from '../reference/elementwise.ts';
import { dense } from '../reference/linear.ts';
import * as ref from '../reference/recurrent.ts';
import { concat, gather, reverse, unstack } from '../reference/shape.ts';
import { apply, type TrainingCase } from './case.ts';

const { layers } = tfl;
const SEQUENCE = [4, 3];

type Options = { units: number; returnSequences?: boolean; goBackwards?: boolean };

/** The orthogonal initialiser needs the chained operations of the library; the weights are set anyway. */
const start = { recurrentInitializer: 'zeros' } as const;

const CELLS = {
  simpleRNN: {
    layer: (options: Options): tfl.RNN => layers.simpleRNN({ ...start, ...options }) as tfl.RNN,
    cell: ref.simpleCell,
    states: 1,
  },
  gru: {
    layer: (options: Options): tfl.RNN => layers.gru({ ...start, ...options }) as tfl.RNN,
    cell: ref.gruCell,
    states: 1,
  },
  lstm: {
    layer: (options: Options): tfl.RNN => layers.lstm({ ...start, ...options }) as tfl.RNN,
    cell: ref.lstmCell,
    states: 2,
  },
};

const triple = (weights: readonly Array64[], from = 0): ref.CellWeights =>
  weights.slice(from, from + 3) as unknown as ref.CellWeights;
const last = (sequence: Array64): Array64 => unstack(sequence, 1).at(-1)!;

export const recurrentTrainings: readonly TrainingCase[] = [
  ...Object.entries(CELLS).flatMap(([title, { layer, cell, states }]): TrainingCase[] => {
    const run = (x: Array64, w: readonly Array64[], from = 0) => ref.unroll(cell, states, x, triple(w, from));
    const both = (x: Array64, w: readonly Array64[]): readonly [Array64, Array64] => [
      run(x, w),
      run(reverse(x, 1), w, 3),
    ];
    return [
      { title, input: SEQUENCE, build: x => apply(layer({ units: 2 }), x), forward: (x, w) => last(run(x, w)) },
      {
        title: `${title}, all outputs`,
        input: SEQUENCE,
        build: x => apply(layer({ units: 2, returnSequences: true }), x),
        forward: (x, w) => run(x, w),
      },
      {
        title: `${title}, backwards`,
        input: SEQUENCE,
        build: x => apply(layer({ units: 2, goBackwards: true }), x),
        forward: (x, w) => last(run(reverse(x, 1), w)),
      },
      {
        title: `${title} in both directions, side by side`,
        input: SEQUENCE,
        build: x => apply(layers.bidirectional({ layer: layer({ units: 2 }), mergeMode: 'concat' }), x),
        forward: (x, w) => concat(both(x, w).map(last), -1),
      },
      {
        title: `${title} in both directions, all outputs added`,
        input: SEQUENCE,
        build: x =>
          apply(layers.bidirectional({ layer: layer({ units: 2, returnSequences: true }), mergeMode: 'sum' }), x),
        forward: (x, w) => {
          const [there, back] = both(x, w);
          return add(there, reverse(back, 1));
        },
      },
      {
        title: `two layers of ${title}`,
        input: SEQUENCE,
        build: x => apply(layer({ units: 2 }), apply(layer({ units: 2, returnSequences: true }), x)),
        forward: (x, w) => last(run(run(x, w), w, 3)),
      },
    ];
  }),
  ...(['gru', 'lstm'] as const).map(
    (name): TrainingCase => ({
      title: `${name} over an embedding with a mask`,
      input: [4],
      vocabulary: 5,
      build: x =>
        apply(
          CELLS[name].layer({ units: 2 }),
          apply(layers.embedding({ inputDim: 5, outputDim: 3, maskZero: true }), x),
        ),
      forward: (x, [table, ...w]) =>
        last(ref.unroll(CELLS[name].cell, CELLS[name].states, gather(table!, x), triple(w), x)),
    }),
  ),
  {
    title: 'timeDistributed',
    input: SEQUENCE,
    build: x => apply(layers.timeDistributed({ layer: layers.dense({ units: 2, activation: 'tanh' }) }), x),
    forward: (x, [kernel, bias]) => map(dense(x, kernel!, bias), Math.tanh),
  },
];
