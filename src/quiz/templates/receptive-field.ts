import { both, defineTemplate, same } from '../template.ts';

/** Receptive field of three convolutions in a row: each adds (k − 1) times the strides before it. */
export const receptiveField = defineTemplate({
  id: 'receptive-field',
  params: { first: [3, 5, 7], second: [3, 5], third: [3, 5, 7], strideOne: [1, 2, 3], strideTwo: [2, 3, 4] },
  make: ({ first, second, third, strideOne, strideTwo }) => {
    const field = first + (second - 1) * strideOne + (third - 1) * strideOne * strideTwo;
    return {
      prompt: both(
        `三个卷积层依次的核边长是 $${first}$、$${second}$、$${third}$，步幅是 $${strideOne}$、$${strideTwo}$、$1$。最后一层的一个单元看到输入里多宽的一段？`,
        `Three convolutions in a row have kernels of side $${first}$, $${second}$, $${third}$ and strides $${strideOne}$, $${strideTwo}$, $1$. How wide a stretch of the input does one unit of the last layer see?`,
      ),
      answer: field,
      slips: [
        [
          first + second + third - 2,
          'stride-ignored',
          both(
            '后一层相邻的两个单元，在输入里隔着前面步幅的乘积。',
            'Neighbours in a later layer lie as far apart in the input as the strides before them multiply to.',
          ),
        ],
        [
          first + second + third,
          'kernels-add-up',
          both('相邻的窗口互相重叠，每层只添上 $k-1$。', 'Windows overlap: a layer adds only $k-1$.'),
        ],
        [
          first * second * third,
          'kernels-multiply',
          both('感受野逐层相加，不相乘。', 'The field grows by sums, layer after layer, not by products.'),
        ],
        [
          first + (second - 1) * strideOne + (third - 1) * strideTwo,
          'last-stride-only',
          both('步幅要累乘：第三层前面有两个步幅。', 'Strides multiply up: the third layer has two of them before it.'),
        ],
        [
          first + (second - 1) * strideOne * strideTwo + (third - 1) * strideOne * strideTwo,
          'own-stride-counts',
          both('一层自己的步幅只影响它后面的层。', 'The stride of a layer matters only to the layers behind it.'),
        ],
      ],
      hints: [
        both('从第一层开始，逐层加上新看到的格数。', 'Start at the first layer and add what each layer newly sees.'),
        both(
          '每层添上 $(k-1)$ 乘以它前面所有步幅的积。',
          'A layer adds $(k-1)$ times the product of all strides before it.',
        ),
        both(
          `前两层：$${first}+${second - 1}\\cdot ${strideOne}=${first + (second - 1) * strideOne}$。`,
          `The first two: $${first}+${second - 1}\\cdot ${strideOne}=${first + (second - 1) * strideOne}$.`,
        ),
      ],
      explain: same(
        `$${first}+${second - 1}\\cdot ${strideOne}+${third - 1}\\cdot ${strideOne}\\cdot ${strideTwo}=${field}$`,
      ),
    };
  },
});
