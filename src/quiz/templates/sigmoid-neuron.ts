import { both, defineTemplate, factor, round, same, show, steps } from '../template.ts';

/** A sigmoid neuron by hand. */
export const sigmoidNeuron = defineTemplate({
  id: 'sigmoid-neuron',
  params: {
    x1: [-2, -1, 1, 2, 3],
    x2: [-3, -2, 1, 2],
    w1: steps(0.2, 1, 0.1),
    w2: [-0.9, -0.7, -0.5, 0.3, 0.6, 0.8],
    b: [-0.6, -0.4, -0.3, 0.1, 0.2, 0.5],
  },
  make: ({ x1, x2, w1, w2, b }) => {
    const z = round(w1 * x1 + w2 * x2 + b);
    if (Math.abs(z) < 0.2 || Math.abs(z) > 3) return null;
    const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
    return {
      prompt: both(
        `一个 sigmoid 神经元，输入 $(${show(x1)}, ${show(x2)})$，权重 $(${show(w1)}, ${show(w2)})$，偏置 $${show(b)}$。它输出多少？（保留三位小数）`,
        `A sigmoid neuron has input $(${show(x1)}, ${show(x2)})$, weights $(${show(w1)}, ${show(w2)})$ and bias $${show(b)}$. What does it put out, to three decimals?`,
      ),
      answer: sigmoid(z),
      tolerance: { abs: 0.002 },
      slips: [
        [
          z,
          'sum-is-output',
          both('这是加权和 $z$；还要过 sigmoid。', 'That is the weighted sum $z$; the sigmoid is still to come.'),
        ],
        [sigmoid(round(z - b)), 'bias-is-optional', both('偏置漏了。', 'The bias is missing.')],
        [
          sigmoid(-z),
          'sigmoid-sign',
          both(
            '指数上的符号反了：分母是 $1+\\exp(-z)$。',
            'The sign in the exponent is turned: the denominator is $1+\\exp(-z)$.',
          ),
        ],
        [
          Math.exp(z),
          'sigmoid-is-exp',
          both('这是 $\\exp(z)$；sigmoid 总在 0 和 1 之间。', 'That is $\\exp(z)$; a sigmoid lies between 0 and 1.'),
        ],
      ],
      hints: [
        both('先求 $z$，再求 $\\sigma(z)$。', 'First $z$, then $\\sigma(z)$.'),
        same('$\\sigma(z)=1/(1+\\exp(-z))$'),
        both(
          `$z=${show(z)}$，$\\exp(-z)=${show(Math.exp(-z))}$。`,
          `$z=${show(z)}$ and $\\exp(-z)=${show(Math.exp(-z))}$.`,
        ),
      ],
      explain: same(
        `$z=${factor(w1)}\\cdot ${factor(x1)}+${factor(w2)}\\cdot ${factor(x2)}+${factor(b)}=${show(z)}$, $\\sigma(z)=${show(sigmoid(z))}$`,
      ),
    };
  },
});
