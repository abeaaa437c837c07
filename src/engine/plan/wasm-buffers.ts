import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { WasmLoaded } from '../wasm-calls.ts';
import { layOut } from './layout.ts';
import type { Lifetimes } from './machine.ts';

/** Memory that the WASM module knows by `id`, and kernels by `dataId`. */
export type Buffer = {
  readonly dataId: object;
  readonly id: number;
  readonly size: number;
  readonly dtype: tf.DataType;
  readonly bytes: number;
  offset: number;
};

export type Buffers = {
  /** The buffers of an event, in the order in which they were made; empty at first. */
  readonly of: (event: number) => Buffer[];
  readonly has: (event: number) => boolean;
  readonly all: () => readonly Buffer[];
  readonly create: (event: number, size: number, dtype: tf.DataType) => Buffer;
  readonly bytesOf: (buffer: Buffer) => Uint8Array;
  /** Makes XNNPACK forget what it packed of a buffer. */
  readonly renew: (buffer: Buffer) => void;
  /** Bytes laid down for good. */
  readonly keep: (bytes: Uint8Array) => number;
  readonly share: (events: readonly number[], lifetimes: Lifetimes) => void;
  readonly dispose: () => void;
};

export function createBuffers(backend: BackendWasm): Buffers {
  const wasm = backend.wasm as unknown as WasmLoaded;
  const { registerTensor, disposeData } = backend.wasm.tfjs;
  const lists = new Map<number, Buffer[]>();
  const allocations = new Set<number>();
  const all = () => [...lists.values()].flat();
  const of = (event: number): Buffer[] => {
    const list = lists.get(event) ?? [];
    lists.set(event, list);
    return list;
  };
  const allocate = (bytes: number): number => {
    const offset = wasm._malloc(bytes) >>> 0;
    allocations.add(offset);
    return offset;
  };
  const release = (offset: number): void => {
    allocations.delete(offset);
    wasm._free(offset);
  };
  const renew = ({ id, size, offset }: Buffer): void => {
    disposeData(id);
    registerTensor(id, size, offset);
  };
  const place = (buffer: Buffer, offset: number): void => {
    buffer.offset = offset;
    Object.assign(backend.dataIdMap.get(buffer.dataId), { memoryOffset: offset });
    renew(buffer);
  };
  return {
    of,
    has: event => lists.has(event),
    all,
    create(event, size, dtype) {
      // The backend numbers its tensors by a private counter.
      const counter = backend as unknown as { dataIdNextNumber: number };
      const [dataId, id, bytes] = [{}, counter.dataIdNextNumber++, size * tf.util.bytesPerElement(dtype)];
      const buffer = { dataId, id, size, dtype, bytes, offset: 0 };
      backend.dataIdMap.set(dataId, { id, memoryOffset: 0, shape: [size], dtype, refCount: 1 });
      place(buffer, allocate(bytes));
      of(event).push(buffer);
      return buffer;
    },
    bytesOf: ({ offset, bytes }) => wasm.HEAPU8.subarray(offset, offset + bytes),
    renew,
    keep(bytes) {
      const offset = allocate(bytes.length);
      wasm.HEAPU8.set(bytes, offset);
      return offset;
    },
    share(events, lifetimes) {
      const owned = events.flatMap(event => of(event).map(buffer => ({ event, buffer })));
      const { offsets, bytes } = layOut(spansOf(owned, lifetimes));
      for (const { buffer } of owned) release(buffer.offset);
      const arena = allocate(bytes);
      for (const [i, { buffer }] of owned.entries()) place(buffer, arena + (offsets[i] as number));
    },
    dispose() {
      for (const { id, dataId } of all()) {
        disposeData(id);
        backend.dataIdMap.delete(dataId);
      }
      for (const offset of [...allocations]) release(offset);
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
