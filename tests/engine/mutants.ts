import * as tf from '@tensorflow/tfjs-core';
import type { KernelBackend } from '../../src/engine/kernels/host.ts';
import { type Host, hostOf } from '../../src/engine/kernels/host.ts';

/** A kernel or a gradient made wrong on purpose. `plant` returns the function that puts the right one back. */
export type Mutant = {
  readonly name: string;
  readonly on: readonly KernelBackend[];
  readonly plant: (backend: KernelBackend) => () => void;
};

type Call = {
  readonly host: Host;
  readonly inputs: Record<string, tf.TensorInfo>;
  readonly attributes: Record<string, unknown>;
};
type Right = (changes?: Partial<Pick<Call, 'inputs' | 'attributes'>>) => tf.TensorInfo;

/** The library's own kernels, before ours take their places. */
const stock = new Map<string, tf.KernelConfig | undefined>();

/** To be called before a backend starts. */
export function keepStock(backend: KernelBackend, names: readonly string[]): void {
  for (const name of names) stock.set(`${backend} ${name}`, tf.getKernel(name, backend));
}

function replaceKernel(name: string, backendName: KernelBackend, kernelFunc: tf.KernelFunc): () => void {
  const right = tf.getKernel(name, backendName);
  if (!right) throw new Error(`the ${backendName} backend has no kernel ${name}`);
  const put = (config: tf.KernelConfig) => {
    tf.unregisterKernel(name, backendName);
    tf.registerKernel(config);
  };
  put({ ...right, kernelFunc });
  return () => put(right);
}

/** A kernel that does something else, by way of the right one. */
export const kernel = (
  name: string,
  kernelName: string,
  wrong: (call: Call, right: Right) => tf.TensorInfo,
  on: readonly KernelBackend[] = ['wasm', 'cpu'],
): Mutant => ({
  name,
  on,
  plant: backendName => {
    const original = tf.getKernel(kernelName, backendName);
    return replaceKernel(kernelName, backendName, ({ inputs, attrs, backend }) => {
      const call = {
        host: hostOf(backendName, backend as object),
        inputs,
        attributes: { ...attrs },
      } as unknown as Call;
      const right: Right = changes =>
        original!.kernelFunc({
          inputs: (changes?.inputs ?? inputs) as tf.NamedTensorInfoMap,
          attrs: (changes?.attributes ?? attrs) as tf.NamedAttrMap,
          backend,
        }) as tf.TensorInfo;
      return wrong(call, right);
    });
  },
});

/** A kernel whose result is right, but then its values are tampered with. */
export const tampered = (
  name: string,
  kernelName: string,
  tamper: (values: Float32Array, call: Call, out: tf.TensorInfo) => void,
  on?: readonly KernelBackend[],
): Mutant =>
  kernel(
    name,
    kernelName,
    (call, right) => {
      const out = right();
      tamper(call.host.values(out) as Float32Array, call, out);
      return out;
    },
    on,
  );

/** The library's own kernel in place of ours. */
export const stockKernel = (kernelName: string, on: readonly KernelBackend[]): Mutant => ({
  name: `the ${kernelName} of the library`,
  on,
  plant: backendName => {
    const original = stock.get(`${backendName} ${kernelName}`);
    if (!original) throw new Error(`no stock ${kernelName} on ${backendName}`);
    return replaceKernel(kernelName, backendName, original.kernelFunc);
  },
});

/** A gradient that is computed otherwise. */
export const gradient = (name: string, kernelName: string, wrong: (right: tf.GradFunc) => tf.GradFunc): Mutant => ({
  name,
  on: ['wasm', 'cpu'],
  plant: () => {
    const right = tf.getGradient(kernelName);
    const put = (config: tf.GradConfig) => {
      tf.unregisterGradient(kernelName);
      tf.registerGradient(config);
    };
    put({ ...right, gradFunc: wrong(right.gradFunc) });
    return () => put(right);
  },
});

const swapTaps = (values: Float32Array, [kh, kw, c, k]: readonly number[]): void => {
  const right = Float32Array.from(values);
  const inner = c! * k!;
  for (let tap = 0; tap < kh! * kw!; tap++) {
    const [row, column] = [Math.floor(tap / kw!), tap % kw!];
    const from = ((column % kh!) * kw! + (row % kw!)) * inner;
    values.set(right.subarray(from, from + inner), tap * inner);
  }
};

const forgetting = (attribute: string, value: unknown) => (call: Call, right: Right) =>
  right({ attributes: { ...call.attributes, [attribute]: value } });

/** What a slip of the pen, a wrong index or an unguarded stock kernel would look like. */
export const MUTANTS: readonly Mutant[] = [
  stockKernel('MaxPoolGrad', ['wasm']),
  stockKernel('AvgPoolGrad', ['wasm', 'cpu']),
  stockKernel('_FusedMatMul', ['wasm']),
  stockKernel('ResizeNearestNeighborGrad', ['cpu']),
  stockKernel('ResizeBilinearGrad', ['cpu']),
  tampered('a filter gradient with height and width swapped', 'Conv2DBackpropFilter', (values, _, out) =>
    swapTaps(values, out.shape),
  ),
  tampered('an input gradient that misses the last row of pixels', 'Conv2DBackpropInput', (values, _, out) =>
    values.fill(0, values.length - out.shape[2]! * out.shape[3]!),
  ),
  tampered('a depthwise filter gradient that is halved', 'DepthwiseConv2dNativeBackpropFilter', values => {
    values.forEach((value, i) => {
      values[i] = value / 2;
    });
  }),
  tampered(
    'a depthwise input gradient without its last channel',
    'DepthwiseConv2dNativeBackpropInput',
    (values, _, out) => {
      const c = out.shape[3]!;
      for (let i = c - 1; i < values.length; i += c) values[i] = 0;
    },
  ),
  tampered('a sum that stops one element early', 'Sum', (values, { host, inputs }) => {
    const x = host.values(inputs.x!);
    values[values.length - 1]! -= x[x.length - 1]!;
  }),
  tampered('a mean without its 1/N', 'Mean', (values, { inputs }, out) => {
    const n = tf.util.sizeFromShape(inputs.x!.shape) / tf.util.sizeFromShape(out.shape);
    values.forEach((value, i) => {
      values[i] = value * n;
    });
  }),
  tampered('a matrix product whose second batch repeats the first', 'BatchMatMul', (values, _, out) => {
    const size = out.shape.at(-1)! * out.shape.at(-2)!;
    if (values.length > size) values.copyWithin(size, 0, size);
  }),
  tampered('rows gathered twice that count once', 'UnsortedSegmentSum', (values, { host, inputs }) => {
    const [x, ids] = [host.values(inputs.x!), host.values(inputs.segmentIds!)];
    const width = x.length / ids.length;
    ids.forEach((id, row) => {
      for (let k = 0; k < width; k++) values[id * width + k] = x[row * width + k]!;
    });
  }),
  tampered('a largest value that starts at zero', 'Max', values => {
    values.forEach((value, i) => {
      values[i] = Math.max(0, value);
    });
  }),
  tampered('a maximum pooling that starts at the smallest positive number', 'MaxPool', values => {
    values.forEach((value, i) => {
      values[i] = Math.max(1.17549435e-38, value);
    });
  }),
  kernel('a convolution that forgets its dilation', 'Conv2D', forgetting('dilations', [1, 1])),
  kernel('a normalisation that forgets its epsilon', 'FusedBatchNorm', forgetting('varianceEpsilon', 0)),
  kernel('padding that forgets its value', 'PadV2', forgetting('constantValue', 0)),
  kernel('a running sum that forgets to leave itself out', 'Cumsum', forgetting('exclusive', false)),
  tampered('a softmax that overflows', 'Softmax', (values, { host, inputs, attributes }) => {
    const logits = host.values(inputs.logits!) as Float32Array;
    const width = inputs.logits!.shape[attributes.dim as number]!;
    for (let row = 0; row < values.length; row += width) {
      const exps = Float32Array.from(logits.subarray(row, row + width), Math.exp);
      const total = exps.reduce((a, b) => a + b, 0);
      values.set(
        exps.map(e => e / total),
        row,
      );
    }
  }),
  gradient('a gradient of tanh with the sign flipped', 'Tanh', right => (dy, saved, attributes) => {
    const { x } = right(dy, saved, attributes);
    return { x: () => tf.neg(x!()) };
  }),
  gradient('a gradient of relu that lets zero pass', 'Relu', () => (dy, saved) => ({
    x: () => tf.mul(dy as tf.Tensor, tf.cast(tf.greaterEqual(saved[0]!, 0), 'float32')),
  })),
  gradient('a gradient of the division without the square', 'RealDiv', right => (dy, saved, attributes) => {
    const { a, b } = right(dy, saved, attributes);
    return { a: a!, b: () => tf.mul(b!(), saved[1]!) };
  }),
  gradient('a gradient of sub that adds', 'Sub', right => (dy, saved, attributes) => {
    const { a, b } = right(dy, saved, attributes);
    return { a: a!, b: () => tf.neg(b!()) };
  }),
  gradient('a gradient of sigmoid without its second factor', 'Sigmoid', () => (dy, saved) => ({
    x: () => tf.mul(dy as tf.Tensor, saved[0]!),
  })),
];
