import { both, defineTemplate, same, show } from '../template.ts';

/** Work of a separable convolution as a share of a regular one: 1/N + 1/k² (Howard et al. 2017, §3.1). */
export const separableRatio = defineTemplate({
  id: 'separable-ratio',
  params: { kernel: [3, 5, 7], channels: [8, 12, 16, 24, 32], filters: [10, 16, 20, 32, 50, 64, 128] },
  make: ({ kernel, channels, filters }) => {
    if (channels === filters) return null;
    const share = 1 / filters + 1 / kernel ** 2;
    return {
      prompt: both(
        `一个 $${kernel}\\times ${kernel}$ 的深度可分离卷积，输入 $${channels}$ 个通道，输出 $${filters}$ 个通道。它的乘加数是普通卷积的几分之几？（写成小数、分数或百分数都行）`,
        `A $${kernel}\\times ${kernel}$ depthwise separable convolution has $${channels}$ input and $${filters}$ output channels. What share of a regular convolution's multiply-adds does it take?`,
      ),
      answer: share,
      tolerance: { rel: 0.01 },
      slips: [
        [
          1 / kernel ** 2,
          'pointwise-is-free',
          both('逐点卷积的那一份也要算进去。', 'The pointwise part costs something too.'),
        ],
        [
          1 / filters,
          'depthwise-is-free',
          both('逐深度卷积的那一份也要算进去。', 'The depthwise part costs something too.'),
        ],
        [
          1 / channels + 1 / kernel ** 2,
          'ratio-of-inputs',
          both(
            '输入通道数在分子分母里约掉了，剩下的是输出通道数。',
            'The input channels cancel; it is the output channels that remain.',
          ),
        ],
        [
          1 / share,
          'ratio-upside-down',
          both(
            '这是普通卷积贵几倍，题目问的是倒数。',
            'That is how many times dearer the regular one is; the inverse was asked for.',
          ),
        ],
      ],
      hints: [
        both('两种卷积的输出位置一样多，位置数可以约掉。', 'Both have the same positions, so those cancel.'),
        both('可分离：$k^2 C+C N$；普通：$k^2 C N$。', 'Separable: $k^2 C+C N$; regular: $k^2 C N$.'),
        both(`逐深度那一份占 $1/${filters}$。`, `The depthwise part is $1/${filters}$ of it.`),
      ],
      explain: same(`$1/${filters}+1/${kernel ** 2}=${show(share)}$`),
    };
  },
});
