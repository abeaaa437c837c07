import binary from 'dl-tutor:simd';

/** A function of the module; pointers are byte offsets into the memory of TensorFlow.js. See `assembly/` for each. */
type Kernel = (...args: readonly number[]) => void;

export type SimdName =
  | 'adam'
  | 'addRow'
  | 'filterGradient'
  | 'maxPoolGrad'
  | 'momentum'
  | 'multiplyRow'
  | 'product'
  | 'productNT'
  | 'productTN'
  | 'rmsProp'
  | 'sgd'
  | 'subtractRow'
  | 'sumColumns'
  | 'sumRows'
  | 'tanh';

export type Simd = Readonly<Record<SimdName, Kernel>>;

/** Kernels of ours in WASM SIMD on a memory that another module owns. They keep nothing and allocate nothing. */
export async function startSimd(memory: WebAssembly.Memory): Promise<Simd> {
  const module = await WebAssembly.compile(Buffer.from(binary, 'base64'));
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Simd;
}
