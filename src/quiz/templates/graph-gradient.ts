import { both, defineTemplate, factor, same, show, steps } from '../template.ts';

/** Gradient through a small graph in which one input reaches the end on two paths. */
export const graphGradient = defineTemplate({
  id: 'graph-gradient',
  params: { x: [-4, -3, -2, 2, 3, 4, 5], y: steps(2, 9), slope: [-5, -4, -3, 2, 3, 4, 6] },
  make: ({ x, y, slope }) => {
    const u = x * y;
    const v = slope * x;
    const gradient = y + slope + 2 * x;
    return {
      prompt: both(
        `一个小计算图：$u=xy$，$v=${show(slope)}x$，$w=x^2$，$L=u+v+w$。在 $x=${show(x)}$、$y=${y}$ 处，$\\partial L/\\partial x$ 是多少？`,
        `A small graph computes $u=xy$, $v=${show(slope)}x$, $w=x^2$ and $L=u+v+w$. What is $\\partial L/\\partial x$ at $x=${show(x)}$, $y=${y}$?`,
      ),
      answer: gradient,
      slips: [
        [
          y,
          'one-path-is-enough',
          both(
            '这只是经过 $u$ 的那条路；$x$ 还经过 $v$ 和 $w$ 影响 $L$。',
            'That is the path through $u$ alone; $x$ reaches $L$ through $v$ and $w$ as well.',
          ),
        ],
        [
          y + slope,
          'one-path-is-enough',
          both('经过 $w$ 的路漏了，它贡献 $2x$。', 'The path through $w$ is missing; it brings $2x$.'),
        ],
        [
          y * slope * 2 * x,
          'paths-multiply',
          both('沿一条路相乘，不同的路相加。', 'Factors multiply along one path; different paths add.'),
        ],
        [
          u + v + x * x,
          'value-is-gradient',
          both('这是 $L$ 的值，不是它的导数。', 'That is the value of $L$, not its derivative.'),
        ],
        [y + slope + x, 'square-has-slope-x', both('$x^2$ 的导数是 $2x$。', 'The derivative of $x^2$ is $2x$.')],
      ],
      hints: [
        both('$x$ 经过几条路到 $L$？', 'By how many paths does $x$ reach $L$?'),
        both('每条路一个贡献，最后相加。', 'Each path makes its contribution; add them up.'),
        both(
          `经过 $u$ 的贡献是 $y=${y}$，经过 $v$ 的是 $${show(slope)}$。`,
          `Through $u$ it is $y=${y}$, through $v$ it is $${show(slope)}$.`,
        ),
      ],
      explain: same(`$${y}+${factor(slope)}+2\\cdot ${factor(x)}=${show(gradient)}$`),
    };
  },
});
