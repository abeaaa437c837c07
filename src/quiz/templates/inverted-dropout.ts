import { both, defineTemplate, round, show } from '../template.ts';

/** What a unit that survives inverted dropout puts out: divided by the keep probability. */
export const invertedDropout = defineTemplate({
  id: 'inverted-dropout',
  params: { value: [0.6, 0.9, 1.2, 1.8, 2.4, 3, 3.6, 4.5], drop: [0.1, 0.2, 0.25, 0.4, 0.5, 0.6] },
  make: ({ value, drop }) => {
    const keep = round(1 - drop);
    return {
      prompt: both(
        `倒置的随机失活（inverted dropout），丢弃率 $${show(drop)}$。某个单元的激活值是 $${show(value)}$，这一步它没有被丢弃。它传给下一层的是多少？`,
        `Inverted dropout drops with rate $${show(drop)}$. A unit has activation $${show(value)}$ and survives this step. What does it pass on?`,
      ),
      answer: round(value / keep),
      slips: [
        [
          value,
          'survivors-unscaled',
          both(
            '存下来的要放大，这样期望才不变。',
            'Survivors are scaled up, so that the expectation stays what it was.',
          ),
        ],
        [
          round(value * keep),
          'scale-down-in-training',
          both(
            '这是原始写法在推理时的缩小；倒置的写法在训练时放大。',
            'That is the shrinking of plain dropout at inference; the inverted form enlarges in training.',
          ),
        ],
        [
          round(value / drop),
          'divide-by-drop-rate',
          both('除以保留率 $1-p$，不是丢弃率 $p$。', 'Divide by the keep rate $1-p$, not by the drop rate $p$.'),
        ],
        [
          round(value * (1 + drop)),
          'scale-by-one-plus-rate',
          both('要除以 $1-p$，乘 $1+p$ 只是近似。', 'It is divided by $1-p$; times $1+p$ is only close to that.'),
        ],
      ],
      hints: [
        both('期望要和不丢弃时一样。', 'The expectation has to be what it is without dropout.'),
        both('以概率 $1-p$ 输出 $a/(1-p)$，否则输出 0。', 'It is $a/(1-p)$ with probability $1-p$, else 0.'),
        both(`保留率是 $1-${show(drop)}=${show(keep)}$。`, `The keep rate is $1-${show(drop)}=${show(keep)}$.`),
      ],
      explain: both(
        `$${show(value)}/${show(keep)}=${show(value / keep)}$，期望 $${show(keep)}\\cdot ${show(value / keep)}=${show(value)}$ 没有变。`,
        `$${show(value)}/${show(keep)}=${show(value / keep)}$; the expectation $${show(keep)}\\cdot ${show(value / keep)}=${show(value)}$ is unchanged.`,
      ),
    };
  },
});
