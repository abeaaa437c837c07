import { both, defineTemplate, same, show, steps } from '../template.ts';

/** F1 score from a confusion matrix. */
export const confusionF1 = defineTemplate({
  id: 'confusion-f1',
  params: {
    hits: steps(20, 60, 5),
    falseAlarms: steps(4, 30, 2),
    misses: steps(3, 25, 2),
    rejections: [100, 200, 300, 500],
  },
  make: ({ hits, falseAlarms, misses, rejections }) => {
    const precision = hits / (hits + falseAlarms);
    const recall = hits / (hits + misses);
    const answer = (2 * precision * recall) / (precision + recall);
    const total = hits + falseAlarms + misses + rejections;
    return {
      prompt: both(
        `混淆矩阵：真正例 $${hits}$，假正例 $${falseAlarms}$，假负例 $${misses}$，真负例 $${rejections}$。F1 是多少？（保留三位小数）`,
        `A confusion matrix has $${hits}$ true positives, $${falseAlarms}$ false positives, $${misses}$ false negatives and $${rejections}$ true negatives. What is F1, to three decimals?`,
      ),
      answer,
      tolerance: { abs: 0.002 },
      slips: [
        [
          precision,
          'precision-is-f1',
          both('这是精确率；F1 还看召回率。', 'That is precision; F1 looks at recall too.'),
        ],
        [recall, 'recall-is-f1', both('这是召回率；F1 还看精确率。', 'That is recall; F1 looks at precision too.')],
        [
          (hits + rejections) / total,
          'accuracy-is-f1',
          both('这是准确率；F1 不看真负例。', 'That is accuracy; F1 does not look at true negatives.'),
        ],
        [
          hits / (hits + falseAlarms + misses),
          'jaccard-is-f1',
          both('这是交并比；F1 的真正例算两次。', 'That is the Jaccard index; F1 counts the true positives twice.'),
        ],
      ],
      hints: [
        both('真负例用得上吗？', 'Are the true negatives needed?'),
        both('F1 是精确率和召回率的调和平均。', 'F1 is the harmonic mean of precision and recall.'),
        both(
          `精确率 $${show(precision)}$，召回率 $${show(recall)}$。`,
          `Precision $${show(precision)}$, recall $${show(recall)}$.`,
        ),
      ],
      explain: same(`$2\\cdot ${hits}/(2\\cdot ${hits}+${falseAlarms}+${misses})=${show(answer)}$`),
    };
  },
});
