import type { CourseIndex, Quiz } from '../../src/course/types.ts';
import type { CodeToken, Rich } from '../../src/text/document.ts';

const rich = (zh: string, en: string): Rich => ({ zh: [{ kind: 'text', text: zh }], en: [{ kind: 'text', text: en }] });
const line = (text: string, keyword = ''): CodeToken[] => [
  ...(keyword ? [{ text: keyword, class: 'keyword' }] : []),
  { text, class: '' },
];

/** One question of each kind: links and hints, a curve beside an option, a unit, a chain, code of six lines. */
export const QUIZ: Quiz = {
  id: 'fixture-quiz',
  lesson: 'fixture',
  title: { zh: '小测', en: 'Check' },
  questions: [
    {
      id: 'q-single',
      rev: 1,
      level: 'analyse',
      terms: [],
      kind: 'single',
      shuffle: false,
      passage: 'gradient',
      experiment: 'mse-or-cross-entropy',
      prompt: rich(
        '一个 sigmoid 单元对标签为 0 的样本输出了 0.98。用均方误差训练时，它的梯度很小，因为',
        'A sigmoid unit outputs 0.98 for a sample whose label is 0. With mean squared error, its gradient is small because',
      ),
      options: [
        {
          key: 'error',
          text: rich('误差很小', 'the error is small'),
          why: rich('误差是 0.98，几乎最大。', 'The error is 0.98, almost as large as it gets.'),
        },
        {
          key: 'flat',
          correct: true,
          text: rich('sigmoid 在那里是平的', 'the sigmoid is flat there'),
          why: rich('对：σ′(z) = 0.98 · 0.02 ≈ 0.02。', 'Yes: σ′(z) = 0.98 · 0.02 ≈ 0.02.'),
        },
        {
          key: 'rate',
          text: rich('学习率很小', 'the learning rate is small'),
          why: rich(
            '学习率缩放的是步子，不是梯度：∂L/∂w 里没有它。',
            'The rate scales the step, not the gradient: ∂L/∂w does not contain it.',
          ),
        },
        {
          key: 'chain',
          text: rich('链式法则在这里不成立', 'the chain rule does not apply'),
          why: rich('链式法则对可导函数都成立。', 'The chain rule holds wherever there are derivatives.'),
        },
      ],
      hints: [
        rich('写出 ∂L/∂z。', 'Write ∂L/∂z down.'),
        rich('其中一个因子是 σ′(z)。', 'One of its factors is σ′(z).'),
      ],
      explain: rich(
        '均方误差的梯度带着因子 σ′(z)。单元饱和时它接近 0，错得再离谱也学不动；交叉熵正好把这个因子约掉。',
        'The gradient of the squared error carries the factor σ′(z). Where the unit is saturated it is close to 0, however wrong the output; cross-entropy cancels exactly this factor.',
      ),
    },
    {
      id: 'q-multi',
      rev: 1,
      level: 'apply',
      terms: [],
      kind: 'multi',
      shuffle: false,
      prompt: rich('哪些损失曲线说明学习率太大？', 'Which of these loss curves speak of a rate that is too high?'),
      options: [
        {
          key: 'climbs',
          correct: true,
          chart: [0.7, 0.9, 1.4, 2.6, 4.9],
          text: rich('一路上升', 'it climbs'),
          why: rich('每一步都跨过了谷底。', 'Each step leaps over the valley.'),
        },
        {
          key: 'falls',
          chart: [2, 1.4, 1, 0.8, 0.7],
          text: rich('慢慢下降', 'it falls slowly'),
          why: rich('慢，但方向是对的。', 'Slow, but the right way.'),
        },
        {
          key: 'swings',
          correct: true,
          chart: [1, 3, 0.9, 3.2, 1.1, 3],
          text: rich('来回摆动', 'it swings'),
          why: rich('在谷的两侧跳来跳去。', 'It jumps from one side of the valley to the other.'),
        },
      ],
      hints: [],
      explain: rich('步子太大就会越过最低点。', 'Steps that are too long pass over the minimum.'),
    },
    {
      id: 'q-numeric',
      rev: 1,
      level: 'apply',
      terms: [],
      kind: 'numeric',
      prompt: rich(
        '一层有 1000 个 float32 权重，要占多少？',
        'A layer has 1000 weights in float32. How much space do they take?',
      ),
      answer: 4,
      tolerance: { abs: 0.1 },
      unit: 'kB',
      near: [{ value: 8, why: rich('那是 float64。', 'That would be float64.') }],
      hints: [rich('一个 float32 占 4 字节。', 'A float32 takes 4 bytes.')],
      explain: rich('1000 · 4 字节 = 4 kB。', '1000 · 4 bytes = 4 kB.'),
    },
    {
      id: 'q-order',
      rev: 1,
      level: 'recall',
      terms: [],
      kind: 'order',
      prompt: rich('一步训练按什么顺序进行？', 'In which order does a step of training run?'),
      items: [
        { key: 'forward', text: rich('前向传播', 'forward pass') },
        { key: 'loss', text: rich('算损失', 'the loss') },
        { key: 'backward', text: rich('反向传播', 'backward pass') },
        { key: 'update', text: rich('更新权重', 'the update of the weights') },
      ],
      hints: [],
      explain: rich(
        '没有损失就没有梯度，没有梯度就没有更新。',
        'No gradient without a loss, no update without a gradient.',
      ),
    },
    {
      id: 'q-lines',
      rev: 1,
      level: 'analyse',
      terms: [],
      kind: 'lines',
      prompt: rich('哪一行让梯度越积越多？', 'Which line is missing its partner, so that gradients pile up?'),
      code: [
        line(' x, y in batches:', 'for'),
        line('    output = model(x)'),
        line('    loss = criterion(output, y)'),
        line('    loss.backward()'),
        line('    # optimizer.zero_grad()'),
        line('    optimizer.step()'),
      ],
      bugs: [5],
      notes: { '4': rich('反向传播本身没有错。', 'There is nothing wrong with the backward pass.') },
      hints: [],
      explain: rich('梯度要在每一步之前清零。', 'Gradients must be set to zero before each step.'),
    },
  ],
};

export const QUIZ_COURSE: CourseIndex = {
  format: 1,
  title: { zh: '深度学习', en: 'Deep learning' },
  chapters: [
    {
      id: 'core',
      title: { zh: '核心', en: 'Core' },
      lessons: [
        {
          id: 'fixture',
          title: { zh: '反向传播', en: 'Back-propagation' },
          minutes: 5,
          requires: [],
          terms: [],
          sources: [],
          claims: [],
          experiments: [],
          quiz: 'fixture-quiz',
          screens: 2,
        },
      ],
    },
  ],
  quizzes: [{ id: 'fixture-quiz', lesson: 'fixture', title: { zh: '小测', en: 'Check' }, questions: 5, items: [] }],
};
