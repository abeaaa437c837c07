import { both, defineTemplate, list, same, show, steps } from '../template.ts';

/** Batch normalisation of four numbers with the biased variance (Ioffe & Szegedy 2015, algorithm 1). */
export const batchNormValue = defineTemplate({
  id: 'batch-norm-value',
  params: { first: steps(1, 9), second: steps(2, 12, 2), third: steps(3, 15, 3), fourth: [4, 7, 10, 11, 13, 16] },
  make: ({ first, second, third, fourth }) => {
    const values = [first, second, third, fourth];
    const mean = values.reduce((sum, value) => sum + value, 0) / 4;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    if (squares < 4 || Math.abs(first - mean) < 0.5) return null;
    const variance = squares / 4;
    const deviation = Math.sqrt(variance);
    return {
      prompt: both(
        `一个特征在一批四个样本上的值是 $(${list(values)})$。批归一化（$\\gamma=1$、$\\beta=0$，$\\varepsilon$ 忽略不计）之后，第一个变成多少？（保留三位小数）`,
        `In a batch of four a feature has the values $(${list(values)})$. What becomes of the first under batch normalisation with $\\gamma=1$, $\\beta=0$ and a negligible $\\varepsilon$, to three decimals?`,
      ),
      answer: (first - mean) / deviation,
      tolerance: { abs: 0.004 },
      slips: [
        [
          (first - mean) / Math.sqrt(squares / 3),
          'batch-variance-unbiased',
          both('训练时用有偏的方差：除以 4，不是 3。', 'Training uses the biased variance: divide by 4, not by 3.'),
        ],
        [
          (first - mean) / variance,
          'divide-by-variance',
          both('除以标准差，不是方差：还要开方。', 'Divide by the standard deviation: the root of the variance.'),
        ],
        [
          first - mean,
          'centre-is-enough',
          both('只减了均值；还要除以标准差。', 'That is only centred; it is divided by the standard deviation too.'),
        ],
        [first / deviation, 'scale-is-enough', both('先减均值，再除以标准差。', 'Subtract the mean before dividing.')],
        [
          (mean - first) / deviation,
          'mean-minus-value',
          both('符号反了：是值减均值。', 'The sign is turned: value minus mean.'),
        ],
      ],
      hints: [
        both('先求这一批的均值和方差。', 'First the mean and variance of this batch.'),
        both(
          '$\\hat{x}=(x-\\mu)/\\sqrt{\\sigma^2}$，方差除以批大小。',
          '$\\hat{x}=(x-\\mu)/\\sqrt{\\sigma^2}$, where the variance is divided by the batch size.',
        ),
        both(
          `均值 $${show(mean)}$，方差 $${show(variance)}$。`,
          `The mean is $${show(mean)}$, the variance $${show(variance)}$.`,
        ),
      ],
      explain: same(`$(${first}-${show(mean)})/${show(deviation)}=${show((first - mean) / deviation)}$`),
    };
  },
});
