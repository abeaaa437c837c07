import { both, defineTemplate, factor, round, same, show } from '../template.ts';

/** One step of gradient descent on f(w) = a(w − c)². */
export const sgdStep = defineTemplate({
  id: 'sgd-step',
  params: { start: [-3, -2, 1, 2, 4, 5], centre: [-1, 3, 6], curvature: [1, 2, 3], rate: [0.05, 0.1, 0.15, 0.2] },
  make: ({ start, centre, curvature, rate }) => {
    const gradient = 2 * curvature * (start - centre);
    const answer = round(start - rate * gradient);
    return {
      prompt: both(
        `$f(w)=${curvature}\\cdot (w-${factor(centre)})^2$，从 $w=${show(start)}$ 出发，学习率 $${show(rate)}$。一步梯度下降之后 $w$ 是多少？`,
        `$f(w)=${curvature}\\cdot (w-${factor(centre)})^2$, starting at $w=${show(start)}$ with learning rate $${show(rate)}$. Where is $w$ after one step of gradient descent?`,
      ),
      answer,
      slips: [
        [
          round(start + rate * gradient),
          'ascend-the-gradient',
          both('方向反了：要减去梯度。', 'Wrong way: the gradient is subtracted.'),
        ],
        [
          round(start - (rate * gradient) / 2),
          'square-has-slope-x',
          both('平方的导数带因子 2。', 'The derivative of a square brings a factor 2.'),
        ],
        [
          round(start - gradient),
          'step-is-gradient',
          both('梯度还要乘学习率。', 'The gradient is multiplied by the learning rate.'),
        ],
        [
          centre,
          'one-step-to-minimum',
          both('一步一般到不了最低点。', 'One step does not reach the minimum in general.'),
        ],
        [
          round(-rate * gradient),
          'update-is-position',
          both('这是走的那一步，还要加到 $w$ 上。', 'That is the step; it is added to $w$.'),
        ],
      ],
      hints: [
        both('先求这一点的导数。', 'First the derivative at this point.'),
        same("$w\\leftarrow w-\\eta f'(w)$"),
        same(`$f'(w)=2\\cdot ${curvature}\\cdot ${factor(start - centre)}=${show(gradient)}$`),
      ],
      explain: same(`$${show(start)}-${show(rate)}\\cdot ${factor(gradient)}=${show(answer)}$`),
    };
  },
});
