import { both, defineTemplate, round, same, show } from '../template.ts';

/** One Bellman optimality backup (Sutton & Barto 2018, equation 4.10). */
export const bellmanBackup = defineTemplate({
  id: 'bellman-backup',
  params: {
    rewardA: [-2, 0, 1, 2],
    rewardB: [-1, 3, 4],
    valueA: [4, 6, 8, 10, 12],
    valueB: [1, 2, 3, 5, 7],
    discount: [0.5, 0.8, 0.9],
  },
  make: ({ rewardA, rewardB, valueA, valueB, discount }) => {
    const a = round(rewardA + discount * valueA);
    const b = round(rewardB + discount * valueB);
    if (a === b || Math.max(a, b) === 0) return null;
    const answer = Math.max(a, b);
    return {
      prompt: both(
        `某状态有两个动作：第一个得奖励 $${rewardA}$，到价值 $${valueA}$ 的状态；第二个得奖励 $${rewardB}$，到价值 $${valueB}$ 的状态。$\\gamma=${show(discount)}$。一次贝尔曼最优备份之后，它的价值是多少？`,
        `A state has two actions: the first brings reward $${rewardA}$ and leads to a state of value $${valueA}$, the second brings $${rewardB}$ and leads to value $${valueB}$. With $\\gamma=${show(discount)}$, what is its value after one Bellman optimality backup?`,
      ),
      answer,
      slips: [
        [
          round((a + b) / 2),
          'backup-averages',
          both('最优备份取最大的，不取平均。', 'An optimality backup takes the best, not the mean.'),
        ],
        [Math.min(a, b), 'backup-takes-worst', both('取两个里大的那个。', 'Take the larger of the two.')],
        [
          Math.max(rewardA + valueA, rewardB + valueB),
          'discount-is-optional',
          both('后继的价值要乘 $\\gamma$。', 'The value of the next state is multiplied by $\\gamma$.'),
        ],
        [
          Math.max(rewardA, rewardB),
          'greedy-for-reward',
          both('只看眼前的奖励，忘了后面的价值。', 'That looks at the reward alone and forgets what follows.'),
        ],
        [
          round(discount * Math.max(rewardA + valueA, rewardB + valueB)),
          'first-reward-discounted',
          both('奖励不打折，只有后继的价值打折。', 'The reward is not discounted, only the value behind it.'),
        ],
      ],
      hints: [
        both('分别算每个动作值多少。', 'Work out what each action is worth.'),
        same("$V(s)=\\max_a (r+\\gamma V(s'))$"),
        both(
          `第一个动作值 $${rewardA}+${show(discount)}\\cdot ${valueA}=${show(a)}$。`,
          `The first action is worth $${rewardA}+${show(discount)}\\cdot ${valueA}=${show(a)}$.`,
        ),
      ],
      explain: same(`$\\max(${show(a)}, ${show(b)})=${show(answer)}$`),
    };
  },
});
