import { both, defineTemplate, list, same, show } from '../template.ts';

/** One probability of a softmax over three logits. */
export const softmaxProbability = defineTemplate({
  id: 'softmax-probability',
  params: { a: [-1, 0.5, 1, 2, 3], b: [-0.5, 0, 1.5, 2.5], c: [-2, 0.2, 1.2, 2.2, 3.2] },
  make: ({ a, b, c }) => {
    const powers = [a, b, c].map(Math.exp);
    const sum = powers.reduce((total, power) => total + power, 0);
    const answer = Math.exp(a) / sum;
    return {
      prompt: both(
        `三个类的 logits 是 $(${list([a, b, c])})$。softmax 给第一类多大的概率？（保留三位小数）`,
        `The logits of three classes are $(${list([a, b, c])})$. Which probability does softmax give to the first, to three decimals?`,
      ),
      answer,
      tolerance: { abs: 0.002 },
      slips: [
        [
          a / (a + b + c),
          'softmax-without-exp',
          both(
            '先取指数再归一：直接按 logits 的比例分，负数会坏事。',
            'Exponentials come first; shares of the logits themselves break down with negative ones.',
          ),
        ],
        [
          1 / (1 + Math.exp(-a)),
          'softmax-is-sigmoid',
          both(
            '这是单独一个 sigmoid，没有和另外两类比。',
            'That is a sigmoid alone, without comparing it to the other two.',
          ),
        ],
        [
          Math.exp(a) / (sum - Math.exp(a)),
          'softmax-is-odds',
          both('分母也包括第一类自己。', 'The denominator includes the first class itself.'),
        ],
        [
          Math.exp(a - Math.max(a, b, c)),
          'softmax-by-maximum',
          both(
            '减去最大值只是为了不溢出，之后还要除以总和。',
            'Subtracting the maximum only avoids overflow; then it is divided by the sum.',
          ),
        ],
      ],
      hints: [
        both('三个概率加起来是 1。', 'The three probabilities add up to 1.'),
        same('$p_i=\\exp(z_i)/\\sum_j\\exp(z_j)$'),
        both(
          `三个指数是 $${list(powers)}$，和是 $${show(sum)}$。`,
          `The exponentials are $${list(powers)}$, their sum is $${show(sum)}$.`,
        ),
      ],
      explain: same(`$${show(Math.exp(a))}/${show(sum)}=${show(answer)}$`),
    };
  },
});
