import { both, defineTemplate, round, same, show, steps } from '../template.ts';

/** Learning rate that is cut by a factor every so many epochs. */
export const stepSchedule = defineTemplate({
  id: 'step-schedule',
  params: {
    rate: [0.1, 0.2, 0.4, 0.5, 0.8],
    drop: [0.1, 0.2, 0.25, 0.5],
    every: [5, 8, 10, 15, 20, 30],
    epoch: steps(11, 98),
  },
  make: ({ rate, drop, every, epoch }) => {
    const cuts = Math.floor(epoch / every);
    if (cuts < 1 || cuts > 3 || epoch % every === 0) return null;
    const answer = round(rate * drop ** cuts);
    return {
      prompt: both(
        `学习率从 $${show(rate)}$ 开始，每满 $${every}$ 轮乘一次 $${show(drop)}$。第 $${epoch}$ 轮（从 0 数起）的学习率是多少？`,
        `A learning rate starts at $${show(rate)}$ and is multiplied by $${show(drop)}$ after every $${every}$ epochs. What is it in epoch $${epoch}$, counted from 0?`,
      ),
      answer,
      slips: [
        [
          round(rate * drop ** (cuts + 1)),
          'fence-post',
          both(`到第 $${epoch}$ 轮只满了 $${cuts}$ 段。`, `By epoch $${epoch}$ only $${cuts}$ stretches are complete.`),
        ],
        [
          round(rate * drop ** (epoch / every)),
          'steps-are-smooth',
          both('阶梯式：不满一段不降，次数取整。', 'It goes in steps: an incomplete stretch does not count.'),
        ],
        [
          round(rate * drop * cuts),
          'decay-adds-up',
          both('每次都乘，所以是乘方。', 'Each cut multiplies, so it is a power.'),
        ],
        [rate, 'rate-stays', both(`已经降过 $${cuts}$ 次了。`, `It has been cut $${cuts}$ times by then.`)],
      ],
      hints: [
        both('到这一轮为止降过几次？', 'How often has it been cut by then?'),
        both(
          '$\\eta_t=\\eta_0\\cdot c^m$，$m$ 是满了的段数。',
          '$\\eta_t=\\eta_0\\cdot c^m$ with the number $m$ of complete stretches.',
        ),
        same(`$m=\\lfloor ${epoch}/${every}\\rfloor=${cuts}$`),
      ],
      explain: same(`$${show(rate)}\\cdot ${show(drop)}^{${cuts}}=${show(answer)}$`),
    };
  },
});
