import { both, defineTemplate, same, show } from '../template.ts';

/** Multiply-adds of a convolution that keeps the size: one kernel product for each number it puts out. */
export const convMultiplyAdds = defineTemplate({
  id: 'conv-multiply-adds',
  params: { side: [10, 12, 16, 20, 24, 28], kernel: [3, 5, 7], channels: [3, 4, 6, 8], filters: [5, 10, 16, 32] },
  make: ({ side, kernel, channels, filters }) => {
    const outputs = side * side * filters;
    const total = outputs * kernel * kernel * channels;
    return {
      prompt: both(
        `输入 $${side}\\times ${side}\\times ${channels}$，$${kernel}\\times ${kernel}$ 卷积，步幅 1，填充后大小不变，$${filters}$ 个滤波器。处理一个样本要做多少次乘加（边缘补的零也算）？`,
        `Input $${side}\\times ${side}\\times ${channels}$, a $${kernel}\\times ${kernel}$ convolution with stride 1, padded to keep the size, and $${filters}$ filters. How many multiply-adds does one example take, padded zeros included?`,
      ),
      answer: total,
      slips: [
        [
          kernel * kernel * channels * filters,
          'work-equals-parameters',
          both(
            `这是权重的个数；每个权重在 $${side}^2$ 个位置上各用一次。`,
            `That is the number of weights; each is used at $${side}^2$ positions.`,
          ),
        ],
        [
          outputs * kernel * kernel,
          'filter-sees-one-channel',
          both(`每个输出要看全部 $${channels}$ 个输入通道。`, `Each output reads all $${channels}$ input channels.`),
        ],
        [
          side * side * kernel * kernel * channels,
          'filters-are-free',
          both(`每个滤波器都要算一遍：再乘 $${filters}$。`, `Each filter does this work again: times $${filters}$.`),
        ],
        [
          2 * total,
          'multiply-add-is-two',
          both('一次乘法连同一次加法算一次乘加。', 'A product together with its addition counts as one multiply-add.'),
        ],
      ],
      hints: [
        both('先问：输出一个数要做多少次乘加？', 'Ask first: how many multiply-adds does one output number take?'),
        both('乘加数 = 输出的个数 × 一个滤波器的权重数。', 'Multiply-adds = numbers put out × weights of one filter.'),
        both(
          `输出有 $${side}^2\\cdot ${filters}=${show(outputs)}$ 个数，每个要 $${kernel}^2\\cdot ${channels}=${kernel * kernel * channels}$ 次。`,
          `There are $${side}^2\\cdot ${filters}=${show(outputs)}$ outputs at $${kernel}^2\\cdot ${channels}=${kernel * kernel * channels}$ each.`,
        ),
      ],
      explain: same(`$${show(outputs)}\\cdot ${kernel * kernel * channels}=${show(total)}$`),
    };
  },
});
