import { both, defineTemplate, same, show, steps } from '../template.ts';

/** New centre of the first cluster after one step of k-means on five points of a line (Lloyd 1982). */
export const kMeansStep = defineTemplate({
  id: 'k-means-step',
  params: {
    p1: steps(0, 4),
    p2: steps(5, 9),
    p3: steps(10, 15),
    p4: steps(16, 21),
    p5: steps(22, 30),
    left: [3, 4, 6, 7],
    right: [18, 19, 23, 24],
  },
  make: ({ p1, p2, p3, p4, p5, left, right }) => {
    const points = [p1, p2, p3, p4, p5];
    const middle = (left + right) / 2;
    if (points.includes(middle)) return null;
    const mine = points.filter(point => point < middle);
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const answer = mean(mine);
    if (mine.length < 2) return null;
    return {
      prompt: both(
        `一条线上有五个点：$${points.join(', ')}$。k 均值的两个中心在 $${left}$ 和 $${right}$。走一步（先分配，再移动）之后，左边的中心在哪里？`,
        `Five points on a line: $${points.join(', ')}$. The two centres of k-means are at $${left}$ and $${right}$. After one step (assign, then move), where is the left centre?`,
      ),
      answer,
      tolerance: { abs: 0.02 },
      slips: [
        [
          mean([...mine, left]),
          'centre-is-a-point',
          both('旧的中心不参与平均。', 'The old centre is not part of the mean.'),
        ],
        [
          mean(points),
          'all-points-for-each',
          both('只平均分给它的点。', 'Only the points assigned to it are averaged.'),
        ],
        [
          ((mine[0] ?? 0) + (mine.at(-1) ?? 0)) / 2,
          'middle-of-the-ends',
          both('是平均数，不是两端的中点。', 'It is the mean, not the middle between the ends.'),
        ],
        [
          (left + answer) / 2,
          'centre-moves-half-way',
          both(
            '中心直接移到平均数上，没有学习率。',
            'A centre moves all the way to the mean; there is no learning rate.',
          ),
        ],
        [
          mean(points.slice(0, mine.length === 2 ? 3 : 2)),
          'nearest-misjudged',
          both(`分界在两个中心的中点 $${middle}$。`, `The border is half-way between the centres, at $${middle}$.`),
        ],
      ],
      hints: [
        both('每个点归离它近的中心。', 'Each point belongs to the nearer centre.'),
        both('新的中心 = 分给它的点的平均数。', 'New centre = mean of the points assigned to it.'),
        both(
          `分界在 $${middle}$：左边分到 $${mine.join(', ')}$。`,
          `The border is at $${middle}$: the left one gets $${mine.join(', ')}$.`,
        ),
      ],
      explain: same(`$(${mine.join('+')})/${mine.length}=${show(answer)}$`),
    };
  },
});
