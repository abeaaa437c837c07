import { both, defineTemplate, factor, same, show } from '../template.ts';

/** Zero point of an affine int8 quantisation (Jacob et al. 2018, equation 1). */
export const int8ZeroPoint = defineTemplate({
  id: 'int8-zero-point',
  params: { low: [-0.5, -1, -1.5, -2, -3], high: [0.7, 1.2, 2.4, 3.6, 5, 6], value: [0.2, 0.3, 0.4, 0.5, 0.6] },
  make: ({ low, high, value }) => {
    const scale = (high - low) / 255;
    const zero = Math.round(-128 - low / scale);
    const answer = Math.round(value / scale) + zero;
    if (Math.abs(zero) < 3 || Math.abs((value / scale) % 1) === 0.5) return null;
    return {
      prompt: both(
        `把区间 $[${show(low)}, ${show(high)}]$ 均匀量化成 int8（$-128$ 到 $127$）：步长 $s=${show(scale, 5)}$，零点 $z=${show(zero)}$。实数 $${show(value)}$ 存成哪个整数？`,
        `The range $[${show(low)}, ${show(high)}]$ is quantised evenly to int8 ($-128$ to $127$): scale $s=${show(scale, 5)}$, zero point $z=${show(zero)}$. As which integer is the real number $${show(value)}$ stored?`,
      ),
      answer,
      tolerance: { abs: 0 },
      slips: [
        [
          Math.round(value / scale),
          'zero-point-is-zero',
          both('还要加上零点。', 'The zero point is still to be added.'),
        ],
        [
          Math.round(value / scale) - zero,
          'zero-point-sign',
          both('零点是加上的：$q=x/s+z$。', 'The zero point is added: $q=x/s+z$.'),
        ],
        [
          Math.round(value * scale) + zero,
          'multiply-by-scale',
          both('除以步长；乘步长是还原的时候。', 'Divide by the scale; one multiplies to go back.'),
        ],
        [
          Math.round((value - low) / scale),
          'unsigned-range',
          both('这是从 0 数起的（uint8）；int8 从 $-128$ 开始。', 'That counts from 0 (uint8); int8 begins at $-128$.'),
        ],
      ],
      hints: [
        both('实数 0 存成零点。', 'The real number 0 is stored as the zero point.'),
        same('$q=round(x/s)+z$'),
        same(`$${show(value)}/${show(scale, 5)}=${show(value / scale)}$`),
      ],
      explain: same(`$${Math.round(value / scale)}+${factor(zero)}=${show(answer)}$`),
    };
  },
});
