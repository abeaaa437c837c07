import { both, defineTemplate, same, show } from '../template.ts';

/** Parameters of a convolution: they do not depend on the size of the picture. */
export const convParameters = defineTemplate({
  id: 'conv-parameters',
  params: {
    kernel: [3, 5, 7],
    channels: [2, 3, 4, 8, 12, 16, 24],
    filters: [6, 10, 20, 32, 48, 64],
    side: [14, 28, 40, 56],
  },
  make: ({ kernel, channels, filters, side }) => {
    const weights = kernel * kernel * channels * filters;
    return {
      prompt: both(
        `特征图大小为 $${side}\\times ${side}\\times ${channels}$，经过一个 $${kernel}\\times ${kernel}$ 卷积层，带偏置，有 $${filters}$ 个滤波器。这一层有多少个参数？`,
        `A feature map of $${side}\\times ${side}\\times ${channels}$ goes through a $${kernel}\\times ${kernel}$ convolution with biases and $${filters}$ filters. How many parameters has the layer?`,
      ),
      answer: weights + filters,
      slips: [
        [
          weights,
          'biases-are-not-parameters',
          both('还差偏置：每个滤波器一个。', 'The biases are missing: one for each filter.'),
        ],
        [
          kernel * kernel * filters + filters,
          'filter-sees-one-channel',
          both(
            `滤波器贯穿全部 $${channels}$ 个输入通道，不只看一个。`,
            `A filter reaches through all $${channels}$ input channels, not just one.`,
          ),
        ],
        [
          kernel * channels * filters + filters,
          'kernel-has-one-side',
          both('核是二维的，边长要平方。', 'The kernel has two dimensions: its side is squared.'),
        ],
        [
          weights * side * side + filters,
          'weights-per-position',
          both(
            '同一组权重滑过所有位置，参数与图的大小无关。',
            'The same weights slide over all positions; the size of the picture does not matter.',
          ),
        ],
      ],
      hints: [
        both('图的边长用得上吗？', 'Is the side of the picture needed at all?'),
        both(
          '一个滤波器的权重 = 核高 × 核宽 × 输入通道数，再加一个偏置。',
          'Weights of one filter = height × width of the kernel × input channels; then one bias.',
        ),
        both(
          `一个滤波器有 $${kernel}^2\\cdot ${channels}=${show(kernel * kernel * channels)}$ 个权重。`,
          `One filter has $${kernel}^2\\cdot ${channels}=${show(kernel * kernel * channels)}$ weights.`,
        ),
      ],
      explain: same(`$(${kernel}^2\\cdot ${channels}+1)\\cdot ${filters}=${show(weights + filters)}$`),
    };
  },
});
