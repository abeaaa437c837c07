import { both, defineTemplate, same, show, steps } from '../template.ts';

/** Learning rate that shrinks by the same factor at each epoch. */
export const exponentialSchedule = defineTemplate({
  id: 'exponential-schedule',
  params: { rate: [0.1, 0.2, 0.3, 0.4, 0.5], decay: [0.8, 0.85, 0.9, 0.95], epoch: steps(3, 12) },
  make: ({ rate, decay, epoch }) => {
    const answer = rate * decay ** epoch;
    return {
      prompt: both(
        `学习率从 $${show(rate)}$ 开始，每轮乘 $${show(decay)}$。第 $${epoch}$ 轮（从 0 数起）的学习率是多少？`,
        `A learning rate starts at $${show(rate)}$ and is multiplied by $${show(decay)}$ after each epoch. What is it in epoch $${epoch}$, counted from 0?`,
      ),
      answer,
      slips: [
        [
          rate * decay ** (epoch - 1),
          'fence-post',
          both('第 0 轮还没有乘过，第 1 轮乘过一次。', 'In epoch 0 nothing has been multiplied yet, in epoch 1 once.'),
        ],
        [
          rate * decay ** (epoch + 1),
          'fence-post',
          both('多乘了一次：第 0 轮就是起点。', 'Once too often: epoch 0 has the starting rate.'),
        ],
        [
          rate * decay * epoch,
          'decay-adds-up',
          both('每轮都乘，所以是乘方。', 'Each epoch multiplies, so it is a power.'),
        ],
        [
          rate * (1 - (1 - decay) * epoch),
          'decay-is-linear',
          both(
            '每轮减掉的越来越少，不是固定的一份。',
            'Each epoch takes off less than the one before, not an equal part.',
          ),
        ],
      ],
      hints: [
        both('写出头三轮的学习率。', 'Write down the rates of the first three epochs.'),
        same('$\\eta_t=\\eta_0\\gamma^t$'),
        same(`$${show(decay)}^{${epoch}}=${show(decay ** epoch)}$`),
      ],
      explain: same(`$${show(rate)}\\cdot ${show(decay)}^{${epoch}}=${show(answer)}$`),
    };
  },
});
