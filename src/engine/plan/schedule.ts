import { keyOf } from './compare.ts';
import { type KernelEvent, type Operand, operandsOf, type Source, type Trace, type TraceEvent } from './trace.ts';

export type Schedule = {
  /** Events that give the same at each step: done once. In order, like `each`. */
  readonly once: readonly number[];
  /** Events to be done at each step. */
  readonly each: readonly number[];
  /** The source that holds the values: passes through operations that only rename them. */
  readonly root: (source: Source) => Source;
  /** The last event that reads the values of a root made by an event of `each`; Infinity for results. */
  readonly lastUse: (root: Source) => number;
};

const FILLS = new Set(['Fill', 'ZerosLike', 'OnesLike', 'Range', 'LinSpace']);

/** What of a trace has to be done again at each step, and for how long its values are needed. */
export function schedule(trace: Trace): Schedule {
  const root = roots(trace);
  const wanted = [...trace.results, ...trace.assignments.map(({ value }) => value)].filter(
    value => value !== undefined,
  );
  const live = liveEvents(trace, root, wanted);
  const constant = constantEvents(trace, root);
  const order = [...trace.events.keys()].filter(i => live.has(i));
  const each = order.filter(i => !constant.has(i));
  const uses = new Map<string, number>();
  for (const i of each) {
    for (const { source } of readOf(trace.events[i] as TraceEvent)) uses.set(keyOf(root(source)), i);
  }
  for (const { source } of wanted) uses.set(keyOf(root(source)), Number.POSITIVE_INFINITY);
  return {
    once: order.filter(i => constant.has(i)),
    each,
    root,
    lastUse: source => uses.get(keyOf(source)) ?? -1,
  };
}

const readOf = (event: TraceEvent): readonly Operand[] => (event.kind === 'kernel' ? operandsOf(event) : []);

/** Copies that nobody changes are left out: the tape saves one for each operand of each gradient. */
function renames({ kernel, inputs, attributes, outputs }: KernelEvent): Operand | undefined {
  const { x, input } = inputs as Readonly<Record<string, Operand | undefined>>;
  if (kernel === 'Identity' || kernel === 'Reshape') return x;
  if (kernel === 'ExpandDims') return input;
  return kernel === 'Cast' && x?.dtype === attributes?.dtype && x?.dtype === outputs[0]?.dtype ? x : undefined;
}

function roots({ events }: Trace): (source: Source) => Source {
  const aliases = new Map<string, Source>();
  const root = (source: Source) => aliases.get(keyOf(source)) ?? source;
  events.forEach((event, i) => {
    const renamed = event.kind === 'kernel' ? renames(event) : undefined;
    if (renamed) aliases.set(keyOf({ kind: 'event', event: i, output: 0 }), root(renamed.source));
  });
  return root;
}

/** Events whose values reach a result; those that draw random numbers count, for the sake of the next draw. */
function liveEvents({ events }: Trace, root: (source: Source) => Source, wanted: readonly Operand[]): Set<number> {
  const live = new Set<number>();
  const need = ({ source }: Operand) => {
    const from = root(source);
    if (from.kind === 'event') live.add(from.event);
  };
  wanted.forEach(need);
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i] as TraceEvent;
    if (event.draws.length > 0) live.add(i);
    if (live.has(i)) readOf(event).forEach(need);
  }
  return live;
}

function constantEvents({ events }: Trace, root: (source: Source) => Source): Set<number> {
  const constant = new Set<number>();
  const isConstant = ({ source }: Operand) => {
    const from = root(source);
    return from.kind === 'event' && constant.has(from.event);
  };
  events.forEach((event, i) => {
    if (event.draws.length > 0) return;
    const fills = event.kind === 'leaf' || FILLS.has(event.kernel);
    if (fills || (readOf(event).length > 0 && readOf(event).every(isConstant))) constant.add(i);
  });
  return constant;
}
