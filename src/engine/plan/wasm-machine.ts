import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { type WasmCall, type WasmFunction, type WasmLoaded, watchCalls } from '../wasm-calls.ts';
import { type Machine, Unplannable } from './machine.ts';
import { type Buffer, type Buffers, createBuffers } from './wasm-buffers.ts';

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

/** The event that owns what stays. */
const FOR_GOOD = -1;

/** Which event runs, how far it is through its buffers, and whether it touched the heap from JavaScript. */
type Cursor = { event: number; next: number; making: boolean; touched: boolean };

/**
 * Kernels that do all their work in calls of the WASM module are compiled to those calls, with their arguments; kernels
 * that touch the heap from JavaScript are run again as they are.
 */
export function wasmMachine(backend: BackendWasm): Machine {
  const wasm = backend.wasm as unknown as WasmLoaded;
  const buffers = createBuffers(backend);
  const packed = new Set<Buffer>();
  const cursor: Cursor = { event: FOR_GOOD, next: 0, making: false, touched: false };

  function run(event: number, kernels: () => void): void {
    Object.assign(cursor, { event, next: 0, making: !buffers.has(event) });
    const list = buffers.of(event);
    kernels();
    if (!cursor.making && cursor.next !== list.length) throw new Unplannable('fewer results');
  }
  const note = ({ name, args }: WasmCall): void => {
    for (const position of PACKED[name] ?? []) {
      const owner = buffers.all().find(buffer => buffer.id === args[position]);
      if (owner) packed.add(owner);
    }
  };
  return {
    facade: facadeOf(backend, buffers, cursor),
    run,
    constant(values, dtype) {
      const buffer = buffers.create(FOR_GOOD, values.length, dtype);
      buffers.bytesOf(buffer).set(new Uint8Array(values.buffer, values.byteOffset, buffer.bytes));
      return buffer.dataId;
    },
    slot: (event, size) => buffers.create(event, size, 'float32').dataId,
    share: buffers.share,
    compile(event, kernels) {
      const calls: WasmCall[] = [];
      cursor.touched = false;
      watchCalls(
        call => calls.push(call),
        () => run(event, kernels),
      );
      calls.forEach(note);
      return cursor.touched ? () => run(event, kernels) : inTurn(calls.map(call => bind(call, buffers)));
    },
    begin: () => packed.forEach(buffers.renew),
    values(dataId) {
      const { memoryOffset, shape } = backend.dataIdMap.get(dataId) as { memoryOffset: number; shape: number[] };
      return new Float32Array(wasm.HEAPU8.buffer, memoryOffset, tf.util.sizeFromShape(shape));
    },
    dispose: buffers.dispose,
  };
}

/** The backend as kernels see it: what they make comes from the buffers, what they free stays. */
function facadeOf(backend: BackendWasm, buffers: Buffers, cursor: Cursor): object {
  function makeOutput(shape: number[], dtype: tf.DataType, memoryOffset?: number | null, values?: ArrayBufferView) {
    if (memoryOffset != null || dtype === 'string') throw new Unplannable('memory of an unknown size');
    const size = tf.util.sizeFromShape(shape);
    const { event, making } = cursor;
    const buffer = making ? buffers.create(event, size, dtype) : buffers.of(event)[cursor.next++];
    if (buffer?.size !== size || buffer.dtype !== dtype) throw new Unplannable('results of another size');
    if (values) {
      cursor.touched = true;
      buffers.bytesOf(buffer).set(new Uint8Array(values.buffer, values.byteOffset, buffer.bytes));
    }
    return { dataId: buffer.dataId, shape, dtype };
  }
  const touching = <T>(value: () => T) => ({
    get(): T {
      cursor.touched = true;
      return value();
    },
  });
  const refuse = () => {
    throw new Unplannable('memory past the plan');
  };
  return Object.create(backend, {
    wasm: touching(() => backend.wasm),
    typedArrayFromHeap: touching(() => backend.typedArrayFromHeap.bind(backend)),
    readSync: touching(() => backend.readSync.bind(backend)),
    makeOutput: { value: makeOutput },
    write: { value: refuse },
    move: { value: refuse },
    disposeData: { value: () => true },
    incRef: { value: () => {} },
  });
}

/** A call with its byte arrays laid down for good. */
function bind({ target, args }: WasmCall, buffers: Buffers): () => void {
  return bound(
    target,
    args.map(arg => (ArrayBuffer.isView(arg) ? buffers.keep(arg) : arg)),
  );
}

function inTurn(steps: readonly (() => void)[]): () => void {
  const [only] = steps;
  if (steps.length === 1 && only) return only;
  return () => {
    for (const step of steps) step();
  };
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
