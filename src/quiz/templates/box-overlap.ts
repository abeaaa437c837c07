import { both, defineTemplate, same, show, steps } from '../template.ts';

/** Intersection over union of two boxes. */
export const boxOverlap = defineTemplate({
  id: 'box-overlap',
  params: { width: steps(4, 10), height: steps(4, 10), shiftX: steps(1, 4), shiftY: steps(1, 4) },
  make: ({ width, height, shiftX, shiftY }) => {
    const area = width * height;
    const common = (width - shiftX) * (height - shiftY);
    if (shiftX >= width || shiftY >= height) return null;
    const union = 2 * area - common;
    return {
      prompt: both(
        `两个框一样大，宽 $${width}$、高 $${height}$；第二个右移 $${shiftX}$、上移 $${shiftY}$。它们的交并比（IoU）是多少？`,
        `Two boxes are both $${width}$ wide and $${height}$ high; the second is shifted by $${shiftX}$ to the right and $${shiftY}$ up. What is their intersection over union?`,
      ),
      answer: common / union,
      tolerance: { abs: 0.004 },
      slips: [
        [
          common / (2 * area),
          'union-counts-twice',
          both('并集里重叠的部分只算一次。', 'The union counts the overlap once.'),
        ],
        [common / area, 'overlap-over-one-box', both('除以并集，不是一个框。', 'Divide by the union, not by one box.')],
        [
          1 - (shiftX * shiftY) / area,
          'corner-is-all-that-is-lost',
          both('移开之后丢掉的不只是一个角。', 'More than a corner is lost by the shift.'),
        ],
        [
          common / (2 * area - 2 * common),
          'union-without-overlap',
          both('并集包含重叠的部分，只减一次。', 'The union contains the overlap; take it off once only.'),
        ],
      ],
      hints: [
        both('先画出来，求重叠的宽和高。', 'Draw it: how wide and high is the overlap?'),
        both(
          'IoU = 交集面积 / 并集面积；并集 = 两个面积之和 − 交集。',
          'IoU = area of the intersection / area of the union; union = both areas − intersection.',
        ),
        both(
          `交集是 $${width - shiftX}\\cdot ${height - shiftY}=${common}$。`,
          `The intersection is $${width - shiftX}\\cdot ${height - shiftY}=${common}$.`,
        ),
      ],
      explain: same(`$${common}/(2\\cdot ${area}-${common})=${show(common / union)}$`),
    };
  },
});
