import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import type * as tf from '@tensorflow/tfjs-core';
import { type Machine, Unplannable } from './machine.ts';

type Entry = { values: tf.BackendValues };

/** On cpu a kernel makes an array for each result: it takes the place of the array that the step before left. */
export function cpuMachine(backend: MathBackendCPU): Machine {
  const made = new Map<number, object[]>();
  let [current, next, making]: [object[], number, boolean] = [[], 0, false];
  const listOf = (event: number): object[] => {
    const list = made.get(event) ?? [];
    made.set(event, list);
    return list;
  };
  const entry = (dataId: object) => backend.data.get(dataId) as Entry;
  const create = (values: tf.BackendValues, dtype: tf.DataType, list: object[]) => {
    const dataId = {};
    backend.data.set(dataId, { values, dtype, refCount: 1 });
    list.push(dataId);
    return dataId;
  };
  function write(values: tf.BackendValues, _shape: number[], dtype: tf.DataType): object {
    if (making) return create(values, dtype, current);
    const dataId = current[next++];
    const record = dataId && entry(dataId);
    if (!record || record.values.length !== values.length) throw new Unplannable('results of another size');
    record.values = values;
    return dataId;
  }
  const refuse = () => {
    throw new Unplannable('memory past the plan');
  };
  const facade: object = Object.create(backend, {
    write: { value: write },
    makeTensorInfo: {
      value: (shape: number[], dtype: tf.DataType, values: tf.BackendValues) => ({
        dataId: write(values, shape, dtype),
        shape,
        dtype,
      }),
    },
    makeOutput: { value: refuse },
    move: { value: refuse },
    disposeData: { value: () => true },
    disposeIntermediateTensorInfo: { value: () => {} },
    incRef: { value: () => {} },
    decRef: { value: () => {} },
  });
  function run(event: number, kernels: () => void): void {
    making = !made.has(event);
    [current, next] = [listOf(event), 0];
    kernels();
    if (!making && next !== current.length) throw new Unplannable('fewer results');
  }
  return {
    facade,
    run,
    constant: (values, dtype) => create(values.slice(), dtype, listOf(-1)),
    slot: (event, size) => create(new Float32Array(size), 'float32', listOf(event)),
    share: () => {},
    compile(event, kernels) {
      run(event, kernels);
      return () => run(event, kernels);
    },
    begin: () => {},
    values: dataId => entry(dataId).values as Float32Array,
    dispose() {
      for (const dataId of [...made.values()].flat()) backend.data.delete(dataId);
    },
  };
}
