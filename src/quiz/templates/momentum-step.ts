import { both, defineTemplate, factor, round, same, show } from '../template.ts';

/** The second step of momentum with a constant gradient (Polyak 1964; the form v ← μv + g, w ← w − ηv). */
export const momentumStep = defineTemplate({
  id: 'momentum-step',
  params: {
    velocity: [-3, -2, -1, 1, 2, 3, 4],
    gradient: [-4, -2, 2, 3, 5],
    momentum: [0.5, 0.8, 0.9],
    rate: [0.1, 0.2, 0.5],
    weight: [1, 2, 5, 8],
  },
  make: ({ velocity, gradient, momentum, rate, weight }) => {
    const next = round(momentum * velocity + gradient);
    const answer = round(weight - rate * next);
    if (next === 0) return null;
    return {
      prompt: both(
        `动量法：$v\\leftarrow \\mu v+g$，$w\\leftarrow w-\\eta v$。现在 $w=${weight}$、$v=${show(velocity)}$、$g=${show(gradient)}$，$\\mu=${show(momentum)}$，$\\eta=${show(rate)}$。走一步之后 $w$ 是多少？`,
        `Momentum: $v\\leftarrow \\mu v+g$, then $w\\leftarrow w-\\eta v$. Let $w=${weight}$, $v=${show(velocity)}$, $g=${show(gradient)}$, $\\mu=${show(momentum)}$ and $\\eta=${show(rate)}$. What is $w$ after this step?`,
      ),
      answer,
      slips: [
        [
          round(weight - rate * gradient),
          'momentum-forgets',
          both('这是没有动量的一步：还要加上 $\\mu v$。', 'That is a step without momentum: $\\mu v$ is missing.'),
        ],
        [
          round(weight - rate * momentum * velocity),
          'momentum-lags',
          both('用的是旧的 $v$；先更新 $v$ 再走。', 'That uses the old $v$ alone; it is renewed before the step.'),
        ],
        [
          round(weight - rate * (momentum * velocity + (1 - momentum) * gradient)),
          'momentum-averages',
          both('这一种写法里 $g$ 前没有 $1-\\mu$。', 'In this form $g$ carries no factor $1-\\mu$.'),
        ],
        [
          round(weight + rate * next),
          'ascend-the-gradient',
          both('方向反了：减去 $\\eta v$。', 'Wrong way: subtract $\\eta v$.'),
        ],
        [
          round(weight - rate * (velocity + gradient)),
          'velocity-keeps-all',
          both('旧的 $v$ 要先乘 $\\mu$。', 'The old $v$ is multiplied by $\\mu$ first.'),
        ],
      ],
      hints: [
        both('先算新的 $v$。', 'Work out the new $v$ first.'),
        both(
          '新的 $v$ 里既有旧的速度，也有这一步的梯度。',
          'The new $v$ holds both the old velocity and this gradient.',
        ),
        same(`$v=${show(momentum)}\\cdot ${factor(velocity)}+${factor(gradient)}=${show(next)}$`),
      ],
      explain: same(`$${weight}-${show(rate)}\\cdot ${factor(next)}=${show(answer)}$`),
    };
  },
});
