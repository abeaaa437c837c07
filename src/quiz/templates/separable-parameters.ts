import { both, defineTemplate, same, show } from '../template.ts';

/** Weights of a depthwise separable convolution without biases (Howard et al. 2017, §3.1). */
export const separableParameters = defineTemplate({
  id: 'separable-parameters',
  params: { kernel: [3, 5, 7], channels: [6, 8, 12, 16, 24, 32], filters: [10, 20, 40, 48, 64] },
  make: ({ kernel, channels, filters }) => {
    const depthwise = kernel * kernel * channels;
    const pointwise = channels * filters;
    return {
      prompt: both(
        `一个深度可分离卷积：核 $${kernel}\\times ${kernel}$，输入 $${channels}$ 个通道，输出 $${filters}$ 个通道，都不带偏置。它有多少个权重？`,
        `A depthwise separable convolution without biases has a $${kernel}\\times ${kernel}$ kernel, $${channels}$ input and $${filters}$ output channels. How many weights has it?`,
      ),
      answer: depthwise + pointwise,
      slips: [
        [
          depthwise * filters,
          'separable-equals-regular',
          both('这是普通卷积的权重数。', 'That is the count for a regular convolution.'),
        ],
        [
          depthwise,
          'depthwise-alone-mixes',
          both(
            '逐深度卷积之后还有逐点卷积，由它混合通道。',
            'Behind the depthwise part comes the pointwise one, which mixes the channels.',
          ),
        ],
        [
          pointwise,
          'pointwise-alone-sees-space',
          both(
            `还差逐深度的那一半：每个通道一个 $${kernel}\\times ${kernel}$ 核。`,
            `The depthwise half is missing: one $${kernel}\\times ${kernel}$ kernel for each channel.`,
          ),
        ],
        [
          kernel * kernel + pointwise,
          'one-kernel-for-all-channels',
          both(
            '每个输入通道有自己的核，不共用一个。',
            'Each input channel has a kernel of its own; they do not share one.',
          ),
        ],
      ],
      hints: [
        both('它由两次卷积组成，分开数。', 'It consists of two convolutions: count them apart.'),
        both(
          '逐深度：每个通道一个核。逐点：一个 $1\\times 1$ 卷积。',
          'Depthwise: one kernel per channel. Pointwise: a $1\\times 1$ convolution.',
        ),
        both(
          `逐深度部分有 $${kernel}^2\\cdot ${channels}=${show(depthwise)}$ 个。`,
          `The depthwise part has $${kernel}^2\\cdot ${channels}=${show(depthwise)}$.`,
        ),
      ],
      explain: same(`$${kernel}^2\\cdot ${channels}+${channels}\\cdot ${filters}=${show(depthwise + pointwise)}$`),
    };
  },
});
