import { both, defineTemplate, same, show } from '../template.ts';

/** Variance of initial weights: He et al. 2015, eq. 10 (2/fan-in); Glorot & Bengio 2010, eq. 16 (2/(in + out)). */
export const initialVariance = defineTemplate({
  id: 'initial-variance',
  params: {
    inputs: [20, 40, 50, 64, 80, 100, 128, 200, 256],
    outputs: [10, 25, 32, 60, 120, 150, 300],
    scheme: [0, 1],
  },
  make: ({ inputs, outputs, scheme }) => {
    const [glorot, he] = [2 / (inputs + outputs), 2 / inputs];
    const isHe = scheme === 1;
    const answer = isHe ? he : glorot;
    const name = isHe ? 'He' : 'Glorot';
    return {
      prompt: both(
        `一层有 $${inputs}$ 个输入、$${outputs}$ 个输出，用 ${name} 初始化。权重的方差是多少？`,
        `A layer with $${inputs}$ inputs and $${outputs}$ outputs is initialised after ${name}. What is the variance of its weights?`,
      ),
      answer,
      tolerance: { rel: 0.01 },
      slips: [
        [
          isHe ? glorot : he,
          'he-is-glorot',
          both(
            isHe ? '这是 Glorot 的；He 只看输入的个数。' : '这是 He 的；Glorot 兼顾输入和输出。',
            isHe ? 'That is Glorot; He looks at the inputs alone.' : 'That is He; Glorot looks at inputs and outputs.',
          ),
        ],
        [
          Math.sqrt(answer),
          'deviation-is-variance',
          both('这是标准差，题目问方差。', 'That is the standard deviation; the variance was asked for.'),
        ],
        [answer / 2, 'relu-halves-nothing', both('分子是 2，不是 1。', 'The numerator is 2, not 1.')],
        [2 / outputs, 'fan-out-for-fan-in', both('看的是输入的个数。', 'It is the number of inputs that counts.')],
      ],
      hints: [
        both(
          '想让信号的方差一层层不变。',
          'The aim is that the variance of the signal stays the same from layer to layer.',
        ),
        both(
          isHe ? 'He：$2/n_{in}$，补上 ReLU 截掉的一半。' : 'Glorot：$2/(n_{in}+n_{out})$，前向和后向折中。',
          isHe
            ? 'He: $2/n_{in}$, which makes up for the half that ReLU cuts.'
            : 'Glorot: $2/(n_{in}+n_{out})$, between what forward and backward passes need.',
        ),
        both(
          isHe ? `$n_{in}=${inputs}$。` : `$n_{in}+n_{out}=${inputs + outputs}$。`,
          isHe ? `$n_{in}=${inputs}$.` : `$n_{in}+n_{out}=${inputs + outputs}$.`,
        ),
      ],
      explain: same(`$2/${isHe ? inputs : inputs + outputs}=${show(answer)}$`),
    };
  },
});
