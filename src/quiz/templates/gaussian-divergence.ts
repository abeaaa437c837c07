import { both, defineTemplate, round, same, show } from '../template.ts';

/** KL divergence of two Gaussians: log(σq/σp) + (σp² + Δ²)/2σq² − 1/2. */
export const gaussianDivergence = defineTemplate({
  id: 'gaussian-divergence',
  params: { mean: [-3, -2, -1, 1, 2, 3], deviation: [0.5, 0.8, 1.5, 2, 2.5, 3] },
  make: ({ mean, deviation }) => {
    const answer = -Math.log(deviation) + (deviation ** 2 + mean ** 2) / 2 - 0.5;
    return {
      prompt: both(
        `变分自编码器的编码器给出 $\\mu=${mean}$、$\\sigma=${show(deviation)}$。它到标准正态分布的 KL 散度 $D(N(\\mu, \\sigma^2)\\,\\|\\,N(0, 1))$ 是多少？（自然对数，保留三位小数）`,
        `The encoder of a variational autoencoder gives $\\mu=${mean}$ and $\\sigma=${show(deviation)}$. What is the divergence $D(N(\\mu, \\sigma^2)\\,\\|\\,N(0, 1))$, with natural logarithms, to three decimals?`,
      ),
      answer,
      tolerance: { rel: 0.005 },
      slips: [
        [
          Math.log(deviation) + (1 + mean ** 2) / (2 * deviation ** 2) - 0.5,
          'divergence-is-symmetric',
          both('这是反过来的散度；KL 不对称。', 'That is the divergence the other way round; it is not symmetric.'),
        ],
        [
          (deviation ** 2 + mean ** 2) / 2 - 0.5,
          'log-term-dropped',
          both('还差 $-\\log\\sigma$。', 'The term $-\\log\\sigma$ is missing.'),
        ],
        [
          -Math.log(deviation ** 2) + (deviation ** 2 + mean ** 2) / 2 - 0.5,
          'variance-in-the-log',
          both('对数里是 $\\sigma$，不是 $\\sigma^2$。', 'The logarithm is of $\\sigma$, not of $\\sigma^2$.'),
        ],
        [
          -Math.log(deviation) + (deviation + mean ** 2) / 2 - 0.5,
          'deviation-is-variance',
          both('这里要的是方差 $\\sigma^2$。', 'It is the variance $\\sigma^2$ that stands here.'),
        ],
        [mean ** 2 / 2, 'distance-of-means', both('方差不同也算进散度。', 'Different variances count as well.')],
      ],
      hints: [
        both('均值和方差各贡献一部分。', 'Mean and variance each contribute.'),
        same('$\\frac{1}{2}(\\sigma^2+\\mu^2-1)-\\log\\sigma$'),
        both(
          `$\\log\\sigma=${show(Math.log(deviation))}$，$\\sigma^2=${show(round(deviation ** 2))}$。`,
          `$\\log\\sigma=${show(Math.log(deviation))}$ and $\\sigma^2=${show(round(deviation ** 2))}$.`,
        ),
      ],
      explain: same(
        `$\\frac{1}{2}(${show(round(deviation ** 2))}+${mean ** 2}-1)-\\log ${show(deviation)}=${show(answer)}$`,
      ),
    };
  },
});
