import { both, defineTemplate, same, show, steps } from '../template.ts';

/** What a batch normalisation layer behind a convolution stores: two trained and two running numbers per channel. */
export const batchNormParameters = defineTemplate({
  id: 'batch-norm-parameters',
  params: {
    channels: [6, 8, 12, 16, 20, 24, 32, 48, 64, 96, 128],
    side: steps(7, 32),
    batch: [10, 20, 30, 50, 64, 100],
  },
  make: ({ channels, side, batch }) =>
    batch === channels || side === channels
      ? null
      : {
          prompt: both(
            `卷积输出 $${side}\\times ${side}\\times ${channels}$ 的特征图，批大小 $${batch}$，后面接批归一化。这一层一共存多少个数（可训练的和不可训练的都算）？`,
            `A convolution puts out feature maps of $${side}\\times ${side}\\times ${channels}$, in batches of $${batch}$; batch normalisation follows. How many numbers does that layer store, trained or not?`,
          ),
          answer: 4 * channels,
          slips: [
            [
              2 * channels,
              'running-statistics-forgotten',
              both(
                '$\\gamma$ 和 $\\beta$ 之外，还存着移动的均值和方差。',
                'Besides $\\gamma$ and $\\beta$ it keeps the moving mean and variance.',
              ),
            ],
            [
              4 * channels * side * side,
              'norm-per-position',
              both('统计量按通道算，所有位置共用。', 'The statistics belong to a channel; all positions share them.'),
            ],
            [
              4 * batch,
              'norm-per-example',
              both('参数属于通道，与批大小无关。', 'The numbers belong to channels; the batch size does not matter.'),
            ],
            [
              channels,
              'norm-has-one-parameter',
              both(
                '每个通道不止一个数：缩放、平移、均值、方差。',
                'Each channel has more than one: scale, shift, mean, variance.',
              ),
            ],
          ],
          hints: [
            both(
              '推理时没有批，均值和方差从哪里来？',
              'At inference there is no batch; where do mean and variance come from?',
            ),
            both(
              '每个通道：$\\gamma$、$\\beta$ 两个学出来，移动均值、移动方差两个统计出来。',
              'Per channel: $\\gamma$ and $\\beta$ are learnt, the moving mean and variance are gathered.',
            ),
            both(
              `可训练的有 $2\\cdot ${channels}=${2 * channels}$ 个。`,
              `Trained are $2\\cdot ${channels}=${2 * channels}$ of them.`,
            ),
          ],
          explain: same(`$4\\cdot ${channels}=${show(4 * channels)}$`),
        },
});
