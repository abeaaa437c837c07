import { both, defineTemplate, round, same, show, steps } from '../template.ts';

/** A weight under L2 decay alone after t steps. */
export const weightDecaySteps = defineTemplate({
  id: 'weight-decay-steps',
  params: {
    weight: [0.5, 1, 1.5, 2, 3, 4],
    rate: [0.1, 0.2, 0.5],
    strength: [0.1, 0.2, 0.4, 0.5],
    count: steps(3, 12),
  },
  make: ({ weight, rate, strength, count }) => {
    const shrink = round(1 - rate * strength);
    const answer = weight * shrink ** count;
    return {
      prompt: both(
        `损失的梯度恰好一直是 0，只剩 L2 项 $\\frac{1}{2}\\lambda w^2$，$\\lambda=${show(strength)}$，学习率 $${show(rate)}$。从 $w=${show(weight)}$ 出发，$${count}$ 步之后是多少？`,
        `The gradient of the loss stays 0, which leaves the L2 term $\\frac{1}{2}\\lambda w^2$ with $\\lambda=${show(strength)}$; the learning rate is $${show(rate)}$. From $w=${show(weight)}$, where is $w$ after $${count}$ steps?`,
      ),
      answer,
      slips: [
        [
          weight - count * rate * strength * weight,
          'decay-is-linear',
          both(
            '每一步缩小的是当时的 $w$，越来越小。',
            'Each step shrinks the $w$ of that moment, so it takes off less and less.',
          ),
        ],
        [
          weight - count * rate * strength,
          'l2-is-l1',
          both('每步减去定值的是 L1。', 'It is L1 that takes off the same amount each time.'),
        ],
        [
          weight * shrink,
          'one-step-is-all',
          both(`这只是一步；要走 $${count}$ 步。`, `That is one step out of $${count}$.`),
        ],
        [
          weight * (1 - strength) ** count,
          'decay-without-rate',
          both('每步的因子是 $1-\\eta\\lambda$。', 'The factor per step is $1-\\eta\\lambda$.'),
        ],
        [
          weight * (1 - 2 * rate * strength) ** count,
          'half-forgotten',
          both(
            '有那个 $\\frac{1}{2}$，导数就是 $\\lambda w$。',
            'With that $\\frac{1}{2}$ the derivative is $\\lambda w$.',
          ),
        ],
      ],
      hints: [
        both('先写出一步。', 'Write down one step first.'),
        same('$w\\leftarrow w-\\eta\\lambda w=(1-\\eta\\lambda)w$'),
        both(
          `每步乘 $1-${show(rate)}\\cdot ${show(strength)}=${show(shrink)}$。`,
          `Each step multiplies by $1-${show(rate)}\\cdot ${show(strength)}=${show(shrink)}$.`,
        ),
      ],
      explain: same(`$${show(weight)}\\cdot ${show(shrink)}^{${count}}=${show(answer)}$`),
    };
  },
});
