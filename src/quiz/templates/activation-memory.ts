import { both, defineTemplate, show } from '../template.ts';

/** Memory of the numbers that the forward pass keeps for the backward pass, in float32. */
export const activationMemory = defineTemplate({
  id: 'activation-memory',
  params: { side: [16, 24, 28, 32, 40, 48, 56], channels: [8, 12, 16, 24, 32, 64], batch: [8, 20, 32, 50, 64] },
  make: ({ side, channels, batch }) => {
    const numbers = side * side * channels * batch;
    const answer = (numbers * 4) / 1e6;
    return {
      prompt: both(
        `一层输出 $${side}\\times ${side}\\times ${channels}$ 的特征图，float32，批大小 $${batch}$。为反向传播留着这些激活要多少内存？（$1$ MB $=10^6$ 字节）`,
        `A layer puts out feature maps of $${side}\\times ${side}\\times ${channels}$ in float32, with batch size $${batch}$. How much memory do these activations take, kept for the backward pass? ($1$ MB $=10^6$ bytes)`,
      ),
      answer,
      tolerance: { rel: 0.01 },
      unit: 'MB',
      slips: [
        [numbers / 1e6, 'number-is-a-byte', both('一个 float32 占 4 字节。', 'A float32 takes 4 bytes.')],
        [
          (numbers * 4) / batch / 1e6,
          'batch-is-free',
          both('批里每个样本都要留一份。', 'Every example of the batch keeps its own.'),
        ],
        [
          (side * channels * batch * 4) / 1e6,
          'map-has-one-side',
          both('特征图有两条边。', 'A feature map has two sides.'),
        ],
        [
          (numbers * 8) / 1e6,
          'float-is-eight-bytes',
          both('8 字节的是 float64。', 'It is float64 that takes 8 bytes.'),
        ],
      ],
      hints: [
        both('先数有多少个数。', 'First count the numbers.'),
        both('字节 = 批大小 × 高 × 宽 × 通道 × 4。', 'Bytes = batch × height × width × channels × 4.'),
        both(`共 $${show(numbers)}$ 个数。`, `There are $${show(numbers)}$ numbers.`),
      ],
      explain: both(
        `$${show(numbers)}\\cdot 4=${show(numbers * 4)}$ 字节 $\\approx ${show(answer)}$ MB`,
        `$${show(numbers)}\\cdot 4=${show(numbers * 4)}$ bytes $\\approx ${show(answer)}$ MB`,
      ),
    };
  },
});
