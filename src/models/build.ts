import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../platform/random.ts';
import type { Graph, Placed } from './graph.ts';
import { initialValues } from './initialisers.ts';
import { apply } from './ops/apply.ts';
import type { Mode, RunOptions } from './ops/mode.ts';
import { parametersOf } from './parameters.ts';

export type { RunOptions } from './ops/mode.ts';

/** Tensors by the name of the layer whose output they stand for. */
export type Feeds = Readonly<Record<string, tf.Tensor>>;

/** A network that can be run and trained. */
export type Network = {
  readonly graph: Graph;
  /** What training moves, in the order of the layers. */
  readonly variables: readonly tf.Variable[];
  /** All parameters, the running averages too, by `layer/parameter`: `conv1/kernel`. */
  readonly weights: ReadonlyMap<string, tf.Variable>;
  /** One of `weights`. Throws when there is none of that name. */
  readonly weight: (name: string) => tf.Variable;
  /** [batch, ...shape] for each input → the only output. Call it inside `tf.tidy` or a loss. */
  readonly forward: (inputs: tf.Tensor | readonly tf.Tensor[], options?: RunOptions) => tf.Tensor;
  /**
   * The outputs of any layers, given those of any others: taps in the middle (`['relu_3', 'logits']`), or the decoder alone
   * (feeding `latent`). Only what is wanted is computed. Call it inside `tf.tidy` or a loss.
   */
  readonly evaluate: (feeds: Feeds, wanted: readonly string[], options?: RunOptions) => tf.Tensor[];
  /** A copy of all parameters, to put back with `restore`. */
  readonly snapshot: () => Snapshot;
  /** Puts values in place; parameters that are not among them stay. Throws for unknown names and wrong sizes. */
  readonly restore: (values: Snapshot) => void;
  readonly dispose: () => void;
};

export type Snapshot = ReadonlyMap<string, Float32Array>;

/**
 * Makes the variables of a graph. Each parameter is drawn from its own stream, `weights/<layer>/<parameter>`, and each layer
 * that needs numbers while it runs (dropout, noise) has `noise/<layer>`: changing one layer leaves what the others draw.
 */
export function build(graph: Graph, random: (stream: string) => Random): Network {
  const weights = createWeights(graph, random);
  const runners = new Map(graph.layers.map(placed => [placed.name, runnerOf(placed, weights, random)]));
  const weight = (name: string): tf.Variable => {
    const found = weights.get(name);
    if (!found) throw new Error(`the network has no parameter ${name}`);
    return found;
  };
  const evaluate: Network['evaluate'] = (feeds, wanted, options = {}) =>
    tf.tidy(() => evaluateGraph(runners, feeds, wanted, options));
  return {
    graph,
    variables: [...weights.values()].filter(variable => variable.trainable),
    weights,
    weight,
    forward: (inputs, options) => {
      if (graph.outputs.length !== 1) throw new Error('the network has several outputs: evaluate names them');
      return evaluate(feedsOf(graph, inputs), graph.outputs, options)[0] as tf.Tensor;
    },
    evaluate,
    snapshot: () => new Map([...weights].map(([name, variable]) => [name, Float32Array.from(variable.dataSync())])),
    restore: values => {
      for (const [name, numbers] of values) {
        const variable = weight(name);
        tf.tidy(() => variable.assign(tf.tensor(numbers, variable.shape)));
      }
    },
    dispose: () => tf.dispose([...weights.values()]),
  };
}

function createWeights(graph: Graph, random: (stream: string) => Random): Map<string, tf.Variable> {
  const weights = new Map<string, tf.Variable>();
  for (const { name, layer, inputShapes } of graph.layers) {
    for (const parameter of parametersOf(layer, inputShapes)) {
      const path = `${name}/${parameter.name}`;
      const values = initialValues(parameter.init, parameter, random(`weights/${path}`));
      const variable = tf.tidy(() => tf.variable(tf.tensor(values, [...parameter.shape]), parameter.trainable));
      weights.set(path, variable);
    }
  }
  return weights;
}

type Runner = {
  readonly inputs: readonly string[];
  readonly run: (inputs: readonly tf.Tensor[], options: RunOptions) => tf.Tensor;
};

function runnerOf(
  placed: Placed,
  weights: ReadonlyMap<string, tf.Variable>,
  random: (stream: string) => Random,
): Runner {
  const held = new Map(
    parametersOf(placed.layer, placed.inputShapes).map(({ name }) => [name, weights.get(`${placed.name}/${name}`)]),
  );
  const weightOf = (name: string) => held.get(name);
  const stream = random(`noise/${placed.name}`);
  const run: Runner['run'] = (inputs, options) => {
    const { training = false, noise = training, moving = training, dropRate, random: drawn = stream } = options;
    const mode: Mode = { training, noise, moving, dropRate, random: drawn };
    return apply(placed, inputs, weightOf, mode);
  };
  return { inputs: placed.inputs, run };
}

function evaluateGraph(
  runners: ReadonlyMap<string, Runner>,
  feeds: Feeds,
  wanted: readonly string[],
  options: RunOptions,
): tf.Tensor[] {
  const values = new Map<string, tf.Tensor>(Object.entries(feeds));
  const outputOf = (name: string): tf.Tensor => {
    const known = values.get(name);
    if (known) return known;
    const runner = runners.get(name);
    if (!runner) throw new Error(`the network has no layer ${name}`);
    const bare = runner.run(runner.inputs.map(outputOf), options);
    const offset = options.offsets?.[name];
    const value = offset ? tf.add(bare, offset) : bare;
    values.set(name, value);
    return value;
  };
  return wanted.map(outputOf);
}

function feedsOf(graph: Graph, inputs: tf.Tensor | readonly tf.Tensor[]): Feeds {
  const list = inputs instanceof tf.Tensor ? [inputs] : inputs;
  if (list.length !== graph.inputs.length) {
    throw new Error(`the network takes ${graph.inputs.length} inputs, not ${list.length}`);
  }
  return Object.fromEntries(graph.inputs.map((name, i) => [name, list[i] as tf.Tensor]));
}
