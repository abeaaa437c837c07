import { both, defineTemplate, round, same, show } from '../template.ts';

/** Target of the right class under label smoothing: 1 − ε + ε/K (Szegedy et al. 2016, §7). */
export const labelSmoothing = defineTemplate({
  id: 'label-smoothing',
  params: { classes: [3, 4, 5, 8, 10, 20], smoothing: [0.05, 0.1, 0.15, 0.2, 0.3] },
  make: ({ classes, smoothing }) => {
    const answer = 1 - smoothing + smoothing / classes;
    return {
      prompt: both(
        `$${classes}$ 个类，标签平滑 $\\varepsilon=${show(smoothing)}$，抹掉的那一份平均分给全部 $${classes}$ 个类。正确那一类的目标值是多少？`,
        `With $${classes}$ classes and label smoothing $\\varepsilon=${show(smoothing)}$, what is taken away is shared equally by all $${classes}$ classes. What is the target of the right class?`,
      ),
      answer,
      tolerance: { abs: 0.001 },
      slips: [
        [
          round(1 - smoothing),
          'smoothing-excludes-right',
          both('正确的类也分到 $\\varepsilon/K$。', 'The right class gets its $\\varepsilon/K$ as well.'),
        ],
        [
          smoothing / classes,
          'target-of-wrong-class',
          both('这是错误类的目标值。', 'That is the target of a wrong class.'),
        ],
        [
          1 - smoothing / classes,
          'smoothing-shared-first',
          both(
            '从正确类拿走的是整个 $\\varepsilon$。',
            'It is the whole $\\varepsilon$ that is taken from the right class.',
          ),
        ],
        [
          1 - smoothing + smoothing / (classes - 1),
          'smoothing-over-others',
          both('题目说分给全部的类，除以 $K$。', 'It is shared by all classes: divide by $K$.'),
        ],
      ],
      hints: [
        both('所有目标值加起来仍是 1。', 'All targets still add up to 1.'),
        same('$y=(1-\\varepsilon)\\cdot onehot+\\varepsilon/K$'),
        both(
          `每个类分到 $${show(smoothing)}/${classes}=${show(smoothing / classes)}$。`,
          `Each class gets $${show(smoothing)}/${classes}=${show(smoothing / classes)}$.`,
        ),
      ],
      explain: same(`$1-${show(smoothing)}+${show(smoothing / classes)}=${show(answer)}$`),
    };
  },
});
