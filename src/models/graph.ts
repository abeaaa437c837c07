import type { Layer, Shape } from './layers.ts';
import { outputShape } from './shapes.ts';

/** A layer and what flows into it: what the functions of `nodes.ts` take and return. */
export type Node = {
  readonly name: string | undefined;
  readonly layer: Layer;
  readonly inputs: readonly Node[];
  /** Of the output, for one example. */
  readonly shape: Shape;
};

/** A layer in its place. */
export type Placed = {
  readonly name: string;
  readonly layer: Layer;
  /** Names of the layers before it. */
  readonly inputs: readonly string[];
  readonly inputShapes: readonly Shape[];
  readonly shape: Shape;
};

/** A network as plain data, each layer after those that it needs. */
export type Graph = {
  readonly layers: readonly Placed[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
};

/** Puts a layer after others. Throws where the shapes do not fit. */
export function node(layer: Layer, inputs: readonly Node[], name?: string): Node {
  return {
    name,
    layer,
    inputs,
    shape: outputShape(
      layer,
      inputs.map(({ shape }) => shape),
    ),
  };
}

/**
 * The network between inputs and outputs. Layers without a name are called after their kind and counted (`conv2d_1`).
 * Throws when a name stands twice or an input is not among `inputs`.
 */
export function graphOf(inputs: Node | readonly Node[], outputs: Node | readonly Node[]): Graph {
  const [given, wanted] = [listOf(inputs), listOf(outputs)];
  const order: Node[] = [];
  const seen = new Set<Node>();
  const visit = (one: Node): void => {
    if (seen.has(one)) return;
    seen.add(one);
    one.inputs.forEach(visit);
    order.push(one);
  };
  [...given, ...wanted].forEach(visit);
  const stranger = order.find(one => one.layer.kind === 'input' && !given.includes(one));
  if (stranger)
    throw new Error(`the network needs the input ${stranger.name ?? `[${stranger.shape}]`}, which it is not given`);

  const names = nameAll(order);
  const nameOf = (one: Node) => names.get(one) as string;
  return {
    layers: order.map(one => ({
      name: nameOf(one),
      layer: one.layer,
      inputs: one.inputs.map(nameOf),
      inputShapes: one.inputs.map(({ shape }) => shape),
      shape: one.shape,
    })),
    inputs: given.map(nameOf),
    outputs: wanted.map(nameOf),
  };
}

function nameAll(order: readonly Node[]): Map<Node, string> {
  const names = new Map<Node, string>();
  const taken = new Set<string>();
  const counters = new Map<string, number>();
  for (const one of order) {
    const { kind } = one.layer;
    const count = (counters.get(kind) ?? 0) + (one.name === undefined ? 1 : 0);
    counters.set(kind, count);
    const name = one.name ?? `${kind}_${count}`;
    if (taken.has(name)) throw new Error(`two layers are called ${name}`);
    taken.add(name);
    names.set(one, name);
  }
  return names;
}

function listOf(nodes: Node | readonly Node[]): readonly Node[] {
  return 'layer' in nodes ? [nodes] : nodes;
}

/** The layer of that name. Throws when there is none. */
export function layerOf(graph: Graph, name: string): Placed {
  const found = graph.layers.find(placed => placed.name === name);
  if (!found) throw new Error(`the network has no layer ${name}`);
  return found;
}
