import { both, defineTemplate, list, round, same, show, steps } from '../template.ts';

/** Cross-entropy of one example from the predicted probabilities, with the natural logarithm. */
export const crossEntropy = defineTemplate({
  id: 'cross-entropy',
  params: { right: steps(0.1, 0.8, 0.05), second: steps(0.05, 0.6, 0.05) },
  make: ({ right, second }) => {
    const third = round(1 - right - second);
    if (third < 0.04 || right === second || right === third) return null;
    const answer = -Math.log(right);
    return {
      prompt: both(
        `三个类的预测概率是 $(${list([second, right, third])})$，正确的是第二类。这个样本的交叉熵是多少？（自然对数，保留三位小数）`,
        `The predicted probabilities of three classes are $(${list([second, right, third])})$ and the second is right. What is the cross-entropy of this example, with natural logarithms, to three decimals?`,
      ),
      answer,
      tolerance: { abs: 0.003 },
      slips: [
        [
          1 - right,
          'loss-is-one-minus-p',
          both('交叉熵取负对数，不是 $1-p$。', 'Cross-entropy is the negative logarithm, not $1-p$.'),
        ],
        [
          -Math.log2(right),
          'log-base-two',
          both('这是以 2 为底的；题目要自然对数。', 'That is with base 2; natural logarithms were asked for.'),
        ],
        [
          -Math.log(second),
          'wrong-class-counts',
          both('看的是正确那一类的概率。', 'It is the probability of the right class that counts.'),
        ],
        [
          -[right, second, third].reduce((sum, p) => sum + p * Math.log(p), 0),
          'entropy-is-cross-entropy',
          both(
            '这是预测自己的熵；独热标签只留下正确那一项。',
            'That is the entropy of the prediction; a one-hot label keeps only the term of the right class.',
          ),
        ],
        [
          -Math.log(1 - right),
          'log-of-the-error',
          both('对数里是 $p$，不是 $1-p$。', 'The logarithm is of $p$, not of $1-p$.'),
        ],
      ],
      hints: [
        both('独热标签里只有一个 1。', 'A one-hot label holds a single 1.'),
        both('$L=-\\log p$，$p$ 是正确那一类的概率。', '$L=-\\log p$ with the probability $p$ of the right class.'),
        both(`$p=${show(right)}$。`, `$p=${show(right)}$.`),
      ],
      explain: same(`$-\\log ${show(right)}=${show(answer)}$`),
    };
  },
});
