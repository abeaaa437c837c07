import { both, defineTemplate, round, same, show } from '../template.ts';

/** Discounted return of four rewards. */
export const discountedReturn = defineTemplate({
  id: 'discounted-return',
  params: {
    a: [-2, -1, 1, 2, 3],
    b: [-3, 2, 4, 5],
    c: [-4, -2, 1, 3, 6],
    d: [5, 8, 10, 20],
    discount: [0.5, 0.6, 0.8, 0.9],
  },
  make: ({ a, b, c, d, discount }) => {
    const sum = (weights: readonly number[]): number =>
      round([a, b, c, d].reduce((total, r, i) => total + r * (weights[i] ?? 0), 0));
    const powers = (first: number): number[] => [0, 1, 2, 3].map(i => discount ** (first + i));
    const answer = sum(powers(0));
    if (Math.abs(answer) < 0.3) return null;
    return {
      prompt: both(
        `一个回合依次得到奖励 $${a}$、$${b}$、$${c}$、$${d}$，折扣因子 $\\gamma=${show(discount)}$。起点的折扣回报是多少？`,
        `An episode brings the rewards $${a}$, $${b}$, $${c}$, $${d}$ in this order; the discount factor is $\\gamma=${show(discount)}$. What is the discounted return at its start?`,
      ),
      answer,
      slips: [
        [sum([1, 1, 1, 1]), 'discount-is-optional', both('晚到的奖励要打折。', 'Later rewards are discounted.')],
        [
          sum(powers(1)),
          'first-reward-discounted',
          both('第一个奖励不打折：指数从 0 开始。', 'The first reward is not discounted: powers begin at 0.'),
        ],
        [
          sum([1, discount, discount, discount]),
          'discount-once',
          both('每晚一步，再打一次折。', 'Each further step discounts once more.'),
        ],
        [
          sum([...powers(0)].reverse()),
          'discount-the-past',
          both('打折的是将来，不是过去。', 'It is the future that is discounted, not the past.'),
        ],
        [d, 'last-reward-is-return', both('回报把所有奖励都加进去。', 'The return adds up all rewards.')],
      ],
      hints: [
        both('第一个奖励马上就到，折扣是 1。', 'The first reward comes at once: its factor is 1.'),
        same('$G=r_1+\\gamma r_2+\\gamma^2 r_3+\\gamma^3 r_4$'),
        both(
          `$\\gamma^2=${show(round(discount ** 2))}$，$\\gamma^3=${show(round(discount ** 3))}$。`,
          `$\\gamma^2=${show(round(discount ** 2))}$ and $\\gamma^3=${show(round(discount ** 3))}$.`,
        ),
      ],
      explain: same(`$G=${show(answer)}$`),
    };
  },
});
