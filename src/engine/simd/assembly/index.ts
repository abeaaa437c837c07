// Kernels in AssemblyScript that work on the memory of the WASM module of TensorFlow.js: no memory of their own, no data.
export { filterGradient } from './convolution';
export { adam, momentum, rmsProp, sgd } from './optimisers';
export { maxPoolGrad } from './pooling';
export { product, productNT, productTN } from './products';
export { addRow, multiplyRow, subtractRow } from './rows';
export { sumColumns, sumRows } from './sums';
export { tanh } from './tanh';
