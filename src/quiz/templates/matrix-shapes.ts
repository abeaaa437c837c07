import { both, defineTemplate, same, steps } from '../template.ts';

/** Numbers in the result of a product of matrices to which a row is added by broadcasting. */
export const matrixShapes = defineTemplate({
  id: 'matrix-shapes',
  params: { rows: steps(4, 20), inner: steps(3, 16), columns: steps(5, 24) },
  make: ({ rows, inner, columns }) => {
    if (new Set([rows, inner, columns]).size < 3) return null;
    return {
      prompt: both(
        `$X$ 的形状是 $(${rows}, ${inner})$，$W$ 是 $(${inner}, ${columns})$，$b$ 是 $(${columns})$。$XW+b$ 里一共有多少个数？`,
        `$X$ has shape $(${rows}, ${inner})$, $W$ has $(${inner}, ${columns})$ and $b$ has $(${columns})$. How many numbers are there in $XW+b$?`,
      ),
      answer: rows * columns,
      slips: [
        [
          rows * inner * columns,
          'inner-axis-stays',
          both('乘积把中间的那一维求和掉了。', 'The product sums the inner axis away.'),
        ],
        [
          rows * columns + columns,
          'broadcast-appends',
          both('$b$ 加到每一行上，不会多出一行。', '$b$ is added to each row; no row is appended.'),
        ],
        [inner * columns, 'shape-of-weights', both('这是 $W$ 的个数。', 'Those are the numbers of $W$.')],
        [
          columns,
          'broadcast-shrinks',
          both('广播把 $b$ 铺开，不会把结果缩小。', 'Broadcasting spreads $b$ out; it does not shrink the result.'),
        ],
      ],
      hints: [
        both('先求 $XW$ 的形状。', 'First the shape of $XW$.'),
        both(
          '$(m, k)$ 乘 $(k, n)$ 得 $(m, n)$；一行加到每一行上。',
          '$(m, k)$ times $(k, n)$ is $(m, n)$; one row is added to every row.',
        ),
        both(`$XW$ 的形状是 $(${rows}, ${columns})$。`, `$XW$ has shape $(${rows}, ${columns})$.`),
      ],
      explain: same(`$${rows}\\cdot ${columns}=${rows * columns}$`),
    };
  },
});
