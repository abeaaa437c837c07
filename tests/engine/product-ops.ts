/**
 * The operations of TensorFlow.js that the product may use. Those with a gradient are all proved in the matrix; those
 * without one must say so when a gradient is asked for. A name that is missing here may not stand in `src/`.
 */
export const DIFFERENTIABLE: readonly string[] = [
  // One number at a time.
  ...['abs', 'neg', 'square', 'sqrt', 'rsqrt', 'reciprocal', 'exp', 'expm1', 'log', 'log1p', 'pow', 'sign', 'step'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'asinh', 'acosh', 'atanh', 'erf'],
  ...['relu', 'relu6', 'leakyRelu', 'prelu', 'elu', 'selu', 'sigmoid', 'logSigmoid', 'tanh', 'softplus'],
  ...['floor', 'ceil', 'round', 'clipByValue', 'cast', 'clone', 'zerosLike', 'onesLike', 'dropout'],
  // Two or more.
  ...[
    'add',
    'sub',
    'mul',
    'div',
    'divNoNan',
    'maximum',
    'minimum',
    'squaredDifference',
    'atan2',
    'mod',
    'floorDiv',
    'addN',
    'where',
  ],
  ...['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual'],
  // Along axes.
  ...['sum', 'mean', 'max', 'min', 'prod', 'logSumExp', 'norm', 'moments', 'cumsum', 'cumprod', 'argMax', 'argMin'],
  ...['softmax', 'logSoftmax', 'topk', 'batchNorm', 'localResponseNormalization'],
  // Products and windows.
  ...['matMul', 'dot', 'outerProduct', 'einsum', 'fused.matMul', 'fused.conv2d', 'fused.depthwiseConv2d'],
  ...['conv1d', 'conv2d', 'conv2dTranspose', 'depthwiseConv2d', 'separableConv2d', 'maxPool', 'avgPool'],
  ...['image.resizeBilinear', 'image.resizeNearestNeighbor'],
  // The same numbers in other places.
  ...['reshape', 'expandDims', 'squeeze', 'transpose', 'slice', 'stridedSlice', 'pad', 'mirrorPad', 'concat', 'stack'],
  ...['unstack', 'split', 'tile', 'broadcastTo', 'reverse', 'gather', 'gatherND', 'oneHot', 'unsortedSegmentSum'],
  'scatterND',
  ...['depthToSpace', 'spaceToBatchND', 'batchToSpaceND'],
  // Losses.
  ...['meanSquaredError', 'absoluteDifference', 'huberLoss', 'hingeLoss', 'logLoss', 'cosineDistance'].map(
    name => `losses.${name}`,
  ),
  ...['losses.sigmoidCrossEntropy', 'losses.softmaxCrossEntropy'],
];

export const WITHOUT_GRADIENT: readonly string[] = [
  'image.flipLeftRight',
  ...['maxPool', 'avgPool', 'elu'].map(name => `second derivative of ${name}`),
];

/** Makers of constants: there is nothing to differentiate. */
export const SOURCES: readonly string[] = ['randomNormal', 'randomUniform', 'truncatedNormal', 'multinomial', 'eye'];

/** What the library computes wrongly without a word, or not as it is defined; not for the product. */
export const FORBIDDEN: Readonly<Record<string, string>> = {
  'train.adadelta': 'it divides by the mean square before this gradient, not with it',
  'layers.depthwiseConv2d with dilationRate': 'the dilation is ignored',
};
