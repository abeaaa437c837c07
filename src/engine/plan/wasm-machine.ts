import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { type WasmCall, type WasmFunction, type WasmLoaded, watchCalls } from '../wasm-calls.ts';
import { layOut } from './layout.ts';
import { type Lifetimes, type Machine, Unplannable } from './machine.ts';

type Buffer = {
  readonly dataId: object;
  readonly id: number;
  readonly size: number;
  readonly dtype: tf.DataType;
  readonly bytes: number;
  offset: number;
};

/** Arguments that XNNPACK packs and keeps by the number of the tensor: right operands, filters, biases, slopes. */
const PACKED: Readonly<Record<string, readonly number[]>> = {
  BatchMatMul: [3],
  _FusedMatMul: [3, 9, 10],
  Conv2D: [4],
  FusedConv2D: [4, 7, 20],
  DepthwiseConv2dNative: [4],
  FusedDepthwiseConv2D: [4, 7, 20],
  Prelu: [1],
};

/**
 * Kernels that do all their work in calls of the WASM module are compiled to those calls, with their arguments; kernels
 * that touch the heap from JavaScript are run again as they are.
 */
export function wasmMachine(backend: BackendWasm): Machine {
  const wasm = backend.wasm as unknown as WasmLoaded;
  const { registerTensor, disposeData } = backend.wasm.tfjs;
  const buffers = new Map<number, Buffer[]>();
  const allocations: number[] = [];
  const packed = new Map<number, Buffer>();
  let [current, next, making, touched]: [Buffer[], number, boolean, boolean] = [[], 0, false, false];

  const malloc = (bytes: number) => {
    const offset = wasm._malloc(bytes) >>> 0;
    allocations.push(offset);
    return offset;
  };
  const release = () => {
    for (const offset of allocations.splice(0)) wasm._free(offset);
  };
  const place = (buffer: Buffer, offset: number) => {
    buffer.offset = offset;
    const { id, dataId, size } = buffer;
    disposeData(id);
    registerTensor(id, size, offset);
    Object.assign(backend.dataIdMap.get(dataId), { memoryOffset: offset });
  };
  const create = (size: number, dtype: tf.DataType, list: Buffer[]): Buffer => {
    const bytes = size * tf.util.bytesPerElement(dtype);
    // The backend numbers its tensors by a private counter.
    const counter = backend as unknown as { dataIdNextNumber: number };
    const buffer = { dataId: {}, id: counter.dataIdNextNumber++, size, dtype, bytes, offset: 0 };
    backend.dataIdMap.set(buffer.dataId, { id: buffer.id, memoryOffset: 0, shape: [size], dtype, refCount: 1 });
    place(buffer, malloc(bytes));
    list.push(buffer);
    return buffer;
  };
  const listOf = (event: number): Buffer[] => {
    const list = buffers.get(event) ?? [];
    buffers.set(event, list);
    return list;
  };
  const bytesAt = ({ offset, bytes }: Buffer) => wasm.HEAPU8.subarray(offset, offset + bytes);

  function makeOutput(shape: number[], dtype: tf.DataType, memoryOffset?: number | null, values?: ArrayBufferView) {
    if (memoryOffset != null || dtype === 'string') throw new Unplannable('memory of an unknown size');
    const size = tf.util.sizeFromShape(shape);
    const buffer = making ? create(size, dtype, current) : current[next++];
    if (buffer?.size !== size || buffer.dtype !== dtype) throw new Unplannable('results of another size');
    if (values) {
      touched = true;
      bytesAt(buffer).set(new Uint8Array(values.buffer, values.byteOffset, buffer.bytes));
    }
    return { dataId: buffer.dataId, shape, dtype };
  }
  const touching = <T extends (...args: never[]) => unknown>(method: T) =>
    ((...args) => {
      touched = true;
      return method.apply(backend, args);
    }) as T;
  const refuse = () => {
    throw new Unplannable('memory past the plan');
  };
  const facade: object = Object.create(backend, {
    wasm: {
      get() {
        touched = true;
        return backend.wasm;
      },
    },
    makeOutput: { value: makeOutput },
    typedArrayFromHeap: { value: touching(backend.typedArrayFromHeap) },
    readSync: { value: touching(backend.readSync) },
    write: { value: refuse },
    move: { value: refuse },
    disposeData: { value: () => true },
    incRef: { value: () => {} },
  });

  function run(event: number, kernels: () => void): void {
    making = !buffers.has(event);
    [current, next] = [listOf(event), 0];
    kernels();
    if (!making && next !== current.length) throw new Unplannable('fewer results');
  }

  function note({ name, args }: WasmCall): void {
    for (const position of PACKED[name] ?? []) {
      const id = args[position];
      const owner = [...buffers.values()].flat().find(buffer => buffer.id === id);
      if (owner) packed.set(owner.id, owner);
    }
  }

  /** A call with its byte arrays laid down for good. */
  function bind({ target, args }: WasmCall): () => void {
    const numbers = args.map(arg => {
      if (!ArrayBuffer.isView(arg)) return arg;
      const offset = malloc(arg.length);
      wasm.HEAPU8.set(arg, offset);
      return offset;
    });
    return bound(target, numbers);
  }

  return {
    facade,
    run,
    constant(values, dtype) {
      const list = listOf(-1);
      const buffer = create(values.length, dtype, list);
      bytesAt(buffer).set(new Uint8Array(values.buffer, values.byteOffset, buffer.bytes));
      return buffer.dataId;
    },
    slot: (event, size) => create(size, 'float32', listOf(event)).dataId,
    share(events, lifetimes) {
      const owned = events.flatMap(event => listOf(event).map(buffer => ({ event, buffer })));
      const { offsets, bytes } = layOut(spansOf(owned, lifetimes));
      const kept = new Set(owned.map(({ buffer }) => buffer.offset));
      for (const offset of kept) {
        wasm._free(offset);
        allocations.splice(allocations.indexOf(offset), 1);
      }
      const arena = malloc(bytes);
      owned.forEach(({ buffer }, i) => {
        place(buffer, arena + (offsets[i] as number));
      });
    },
    compile(event, kernels) {
      const calls: WasmCall[] = [];
      touched = false;
      watchCalls(
        call => calls.push(call),
        () => run(event, kernels),
      );
      calls.forEach(note);
      if (touched) return () => run(event, kernels);
      const steps = calls.map(bind);
      const [only] = steps;
      if (steps.length === 1 && only) return only;
      return () => {
        for (const step of steps) step();
      };
    },
    begin() {
      for (const { id, size, offset } of packed.values()) {
        disposeData(id);
        registerTensor(id, size, offset);
      }
    },
    values(dataId) {
      const { memoryOffset, shape } = backend.dataIdMap.get(dataId) as { memoryOffset: number; shape: number[] };
      return new Float32Array(wasm.HEAPU8.buffer, memoryOffset, tf.util.sizeFromShape(shape));
    },
    dispose() {
      for (const { id, dataId } of [...buffers.values()].flat()) {
        disposeData(id);
        backend.dataIdMap.delete(dataId);
      }
      release();
    },
  };
}

function spansOf(owned: readonly { event: number; buffer: Buffer }[], lifetimes: Lifetimes) {
  return owned.map(({ event, buffer: { bytes, dataId } }) => ({
    bytes,
    from: event,
    to: Math.max(event, lifetimes.get(dataId) ?? event),
  }));
}

/** Calls without spreading where kernels have few arguments: the engine compiles them to direct calls. */
function bound(target: WasmFunction, args: readonly number[]): () => void {
  const [a, b, c, d, e, f, g, h, i] = args as [number, number, number, number, number, number, number, number, number];
  switch (args.length) {
    case 3:
      return () => target(a, b, c);
    case 4:
      return () => target(a, b, c, d);
    case 7:
      return () => target(a, b, c, d, e, f, g);
    case 8:
      return () => target(a, b, c, d, e, f, g, h);
    case 9:
      return () => target(a, b, c, d, e, f, g, h, i);
    default:
      return () => target(...args);
  }
}
