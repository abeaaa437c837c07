import { both, defineTemplate, round, same, show } from '../template.ts';

/** Linear warm-up to a peak, then 1/√t (the schedule of Vaswani et al. 2017, §5.3, scaled to its peak). */
export const warmUpSchedule = defineTemplate({
  id: 'warm-up-schedule',
  params: {
    peak: [0.1, 0.2, 0.3, 0.4, 0.5],
    warmUp: [50, 80, 100, 200, 400],
    part: [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.9],
  },
  make: ({ peak, warmUp, part }) => {
    const step = Math.round(warmUp * part);
    const answer = round((peak * step) / warmUp);
    return {
      prompt: both(
        `学习率预热：在前 $${warmUp}$ 步里从 0 线性升到 $${show(peak)}$，之后与 $1/\\sqrt{t}$ 成比例下降。第 $${step}$ 步的学习率是多少？`,
        `Warm-up takes a learning rate from 0 to $${show(peak)}$ in a line over the first $${warmUp}$ steps; then it falls like $1/\\sqrt{t}$. What is it at step $${step}$?`,
      ),
      answer,
      slips: [
        [
          peak,
          'warm-up-is-a-jump',
          both('还在预热：没有升到顶。', 'It is still warming up and has not reached the top.'),
        ],
        [
          peak * Math.sqrt(warmUp / step),
          'decay-before-peak',
          both('下降要等预热完了才开始。', 'The fall begins only after the warm-up.'),
        ],
        [
          peak * Math.sqrt(step / warmUp),
          'warm-up-by-root',
          both('预热是线性的，不开方。', 'Warm-up is linear, without a root.'),
        ],
        [
          round(peak * (1 - step / warmUp)),
          'warm-up-falls',
          both('方向反了：预热是往上升。', 'Wrong way: a warm-up rises.'),
        ],
      ],
      hints: [
        both('这一步在顶点之前还是之后？', 'Is this step before or after the top?'),
        both('预热阶段：$\\eta_t=\\eta_{max}\\cdot t/T$。', 'While warming up $\\eta_t=\\eta_{max}\\cdot t/T$.'),
        both(
          `走了预热的 $${step}/${warmUp}=${show(step / warmUp)}$。`,
          `$${step}/${warmUp}=${show(step / warmUp)}$ of the warm-up is done.`,
        ),
      ],
      explain: same(`$${show(peak)}\\cdot ${step}/${warmUp}=${show(answer)}$`),
    };
  },
});
