import { both, defineTemplate, factor, round, same, show } from '../template.ts';

/** Adam's first step has the length of the learning rate, whatever the gradient (Kingma & Ba 2015, §2.1). */
export const adamFirstStep = defineTemplate({
  id: 'adam-first-step',
  params: {
    weight: [0.5, 1, 1.5, 2, 3],
    gradient: [-40, -6, -0.3, 0.02, 4, 25, 300],
    rate: [0.001, 0.01, 0.02, 0.05, 0.1],
  },
  make: ({ weight, gradient, rate }) => {
    const answer = round(weight - rate * Math.sign(gradient));
    return {
      prompt: both(
        `Adam 的第一步：$w=${show(weight)}$，梯度 $g=${show(gradient)}$，学习率 $${show(rate)}$，$\\beta_1=0.9$，$\\beta_2=0.999$，$\\varepsilon$ 忽略不计。$w$ 变成多少？`,
        `The very first step of Adam: $w=${show(weight)}$, gradient $g=${show(gradient)}$, learning rate $${show(rate)}$, $\\beta_1=0.9$, $\\beta_2=0.999$, $\\varepsilon$ negligible. What is $w$ afterwards?`,
      ),
      answer,
      tolerance: { abs: round(rate / 20) },
      slips: [
        [
          round(weight - rate * gradient),
          'adam-is-sgd',
          both(
            '这是随机梯度下降的一步；Adam 除以梯度自己的大小。',
            'That is a step of SGD; Adam divides by the size of the gradient.',
          ),
        ],
        [
          weight - (rate * 0.1 * Math.sign(gradient)) / Math.sqrt(0.001),
          'no-bias-correction',
          both(
            '偏差修正漏了：$m$ 除以 $1-\\beta_1$，$v$ 除以 $1-\\beta_2$。',
            'The bias correction is missing: $m$ is divided by $1-\\beta_1$, $v$ by $1-\\beta_2$.',
          ),
        ],
        [round(weight + rate * Math.sign(gradient)), 'ascend-the-gradient', both('方向反了。', 'Wrong way.')],
        [
          round(weight - 0.1 * rate * Math.sign(gradient)),
          'half-bias-correction',
          both('$m$ 也要修正：除以 $1-\\beta_1=0.1$。', '$m$ is corrected too: divided by $1-\\beta_1=0.1$.'),
        ],
      ],
      hints: [
        both('第一步时 $m$ 和 $v$ 都只见过一个梯度。', 'At the first step $m$ and $v$ have seen a single gradient.'),
        both('修正之后 $\\hat{m}=g$，$\\hat{v}=g^2$。', 'Corrected, $\\hat{m}=g$ and $\\hat{v}=g^2$.'),
        same(`$\\hat{m}/\\sqrt{\\hat{v}}=${show(gradient)}/${show(Math.abs(gradient))}=${Math.sign(gradient)}$`),
      ],
      explain: both(
        `$${show(weight)}-${show(rate)}\\cdot ${factor(Math.sign(gradient))}=${show(answer)}$：第一步只看梯度的符号。`,
        `$${show(weight)}-${show(rate)}\\cdot ${factor(Math.sign(gradient))}=${show(answer)}$: only the sign of the gradient counts.`,
      ),
    };
  },
});
