import { both, defineTemplate, same, show, steps } from '../template.ts';

/** Largest stable learning rate on a quadratic: 2/λmax. */
export const largestRate = defineTemplate({
  id: 'largest-rate',
  params: { steep: steps(4, 40, 2), flat: [0.5, 1, 1.5, 2, 2.5, 3], coupling: [0.5, 1, 1.5, 2] },
  make: ({ steep, flat, coupling }) => {
    if (steep - flat < 2) return null;
    const largest = (steep + flat) / 2 + Math.hypot((steep - flat) / 2, coupling);
    return {
      prompt: both(
        `二次损失的黑塞矩阵是 $\\begin{bmatrix} ${show(steep)} & ${show(coupling)} \\\\ ${show(coupling)} & ${show(flat)} \\end{bmatrix}$，最大的特征值约为 $${show(largest, 5)}$。梯度下降的学习率超过多少就会发散？`,
        `The Hessian of a quadratic loss is $\\begin{bmatrix} ${show(steep)} & ${show(coupling)} \\\\ ${show(coupling)} & ${show(flat)} \\end{bmatrix}$; its largest eigenvalue is about $${show(largest, 5)}$. Above which learning rate does gradient descent diverge?`,
      ),
      answer: 2 / largest,
      tolerance: { rel: 0.01 },
      slips: [
        [
          1 / largest,
          'fastest-is-limit',
          both(
            '到 $1/\\lambda$ 是一步到底，之后来回摆，到 $2/\\lambda$ 才发散。',
            'At $1/\\lambda$ one step reaches the bottom; beyond it swings, and only at $2/\\lambda$ it diverges.',
          ),
        ],
        [
          2 / (largest + flat),
          'best-rate-is-limit',
          both('决定发散的只有最陡的方向。', 'Only the steepest direction decides.'),
        ],
        [
          2 / flat,
          'flat-direction-decides',
          both(
            '最平的方向最安全；最陡的先发散。',
            'The flattest direction is the safest; the steepest diverges first.',
          ),
        ],
        [
          2 / (steep + flat),
          'trace-decides',
          both(
            '看最大的特征值，不是对角线之和。',
            'It is the largest eigenvalue that counts, not the sum of the diagonal.',
          ),
        ],
        [
          largest,
          'ratio-upside-down',
          both('倒过来：越陡，步子要越小。', 'Upside down: the steeper, the smaller the step must be.'),
        ],
      ],
      hints: [
        both(
          '沿一个特征方向，一步把距离乘上什么？',
          'Along an eigenvector, what does one step multiply the distance by?',
        ),
        both('乘 $1-\\eta\\lambda$；绝对值超过 1 就发散。', 'By $1-\\eta\\lambda$; above 1 in size it diverges.'),
        both('$|1-\\eta\\lambda|=1$ 在 $\\eta\\lambda=2$ 处。', '$|1-\\eta\\lambda|=1$ at $\\eta\\lambda=2$.'),
      ],
      explain: same(`$2/${show(largest, 5)}=${show(2 / largest)}$`),
    };
  },
});
