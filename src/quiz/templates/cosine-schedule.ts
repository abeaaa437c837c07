import { both, defineTemplate, round, same, show } from '../template.ts';

/** Cosine annealing from a rate to 0 (Loshchilov & Hutter 2017, equation 5 without restarts). */
export const cosineSchedule = defineTemplate({
  id: 'cosine-schedule',
  params: {
    rate: [0.1, 0.2, 0.3, 0.4, 0.6],
    total: [60, 90, 120, 180],
    part: [1 / 6, 0.25, 1 / 3, 2 / 3, 0.75, 5 / 6],
  },
  make: ({ rate, total, part }) => {
    const step = Math.round(total * part);
    const cosine = Math.cos((Math.PI * step) / total);
    const answer = (rate * (1 + cosine)) / 2;
    return {
      prompt: both(
        `余弦退火：学习率从 $${show(rate)}$ 在 $${total}$ 步内降到 0。第 $${step}$ 步的学习率是多少？`,
        `Cosine annealing takes a learning rate from $${show(rate)}$ to 0 in $${total}$ steps. What is it at step $${step}$?`,
      ),
      answer,
      tolerance: { rel: 0.01 },
      slips: [
        [
          rate * (1 - step / total),
          'decay-is-linear',
          both(
            '这是线性下降；余弦两头平、中间陡。',
            'That falls in a line; a cosine is flat at both ends and steep between.',
          ),
        ],
        [
          (rate * (1 - cosine)) / 2,
          'cosine-rises',
          both(
            '符号反了：开始时余弦是 1，学习率最大。',
            'The sign is turned: the cosine is 1 at the start, where the rate is highest.',
          ),
        ],
        [
          rate * Math.cos((Math.PI * step) / (2 * total)),
          'quarter-cosine',
          both(
            '用半个周期：角度走到 $\\pi$，再移到 0 以上。',
            'It takes half a period: the angle runs up to $\\pi$, lifted above 0.',
          ),
        ],
        [
          rate * (1 + cosine),
          'half-forgotten',
          both('还要除以 2：$1+\\cos$ 从 2 开始。', 'Divide by 2: $1+\\cos$ begins at 2.'),
        ],
      ],
      hints: [
        both('走了全程的几分之几？', 'What share of the way is done?'),
        same('$\\eta_t=\\frac{1}{2}\\eta_0(1+\\cos(\\pi t/T))$'),
        same(`$\\cos(\\pi\\cdot ${step}/${total})=${show(round(cosine))}$`),
      ],
      explain: same(`$\\frac{1}{2}\\cdot ${show(rate)}\\cdot (1+\\cos(\\pi\\cdot ${step}/${total}))=${show(answer)}$`),
    };
  },
});
