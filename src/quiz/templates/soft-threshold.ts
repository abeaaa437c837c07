import { both, defineTemplate, round, same, show } from '../template.ts';

/** Proximal step of L1: the soft threshold. */
export const softThreshold = defineTemplate({
  id: 'soft-threshold',
  params: { weight: [-1.4, -0.9, -0.7, 0.6, 0.8, 1.1, 1.5], rate: [0.1, 0.2, 0.5], strength: [0.2, 0.4, 0.5, 0.8, 1] },
  make: ({ weight, rate, strength }) => {
    const threshold = round(rate * strength);
    if (Math.abs(weight) <= threshold + 0.01) return null;
    const sign = Math.sign(weight);
    const answer = round(weight - sign * threshold);
    return {
      prompt: both(
        `L1 正则化用近端步（软阈值）：强度 $\\lambda=${show(strength)}$，学习率 $\\eta=${show(rate)}$。梯度那一半走完后 $w=${show(weight)}$。近端步之后 $w$ 是多少？`,
        `L1 regularization by a proximal step (soft threshold): strength $\\lambda=${show(strength)}$, learning rate $\\eta=${show(rate)}$. After the gradient part $w=${show(weight)}$. What is $w$ after the proximal step?`,
      ),
      answer,
      slips: [
        [
          round(weight * (1 - threshold)),
          'l1-is-l2',
          both('按比例缩小的是 L2；L1 减去定值。', 'It is L2 that shrinks in proportion; L1 takes off a fixed amount.'),
        ],
        [
          round(weight - sign * strength),
          'threshold-without-rate',
          both('阈值是 $\\eta\\lambda$，不是 $\\lambda$。', 'The threshold is $\\eta\\lambda$, not $\\lambda$.'),
        ],
        [
          round(weight + sign * threshold),
          'shrink-grows',
          both('方向反了：往 0 靠。', 'Wrong way: it moves towards 0.'),
        ],
        [
          round(weight - threshold),
          'threshold-ignores-sign',
          both('负的权重要加上阈值，才是往 0 靠。', 'A negative weight moves towards 0 by adding the threshold.'),
        ],
        [
          weight,
          'threshold-keeps-large',
          both(
            '超过阈值的权重也要缩小，那叫硬阈值的才不动。',
            'Weights above the threshold shrink too; only a hard threshold would keep them.',
          ),
        ],
      ],
      hints: [
        both(
          'L1 每一步拉掉多少？与 $w$ 的大小有关吗？',
          'How much does L1 take off in a step? Does it depend on the size of $w$?',
        ),
        same('$w\\leftarrow sign(w)\\cdot \\max(0, |w|-\\eta\\lambda)$'),
        both(
          `阈值是 $${show(rate)}\\cdot ${show(strength)}=${show(threshold)}$。`,
          `The threshold is $${show(rate)}\\cdot ${show(strength)}=${show(threshold)}$.`,
        ),
      ],
      explain: same(
        `$|${show(weight)}|-${show(threshold)}=${show(round(Math.abs(weight) - threshold))}$, $w=${show(answer)}$`,
      ),
    };
  },
});
