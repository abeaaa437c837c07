import { both, defineTemplate, same, show, steps } from '../template.ts';

/** Parameters of a fully connected layer: a weight per pair and a bias per unit. */
export const denseParameters = defineTemplate({
  id: 'dense-parameters',
  params: { inputs: [...steps(5, 20), ...steps(24, 128, 8)], units: [...steps(3, 12), ...steps(16, 64, 8)] },
  make: ({ inputs, units }) => {
    if (inputs === units) return null;
    const weights = inputs * units;
    return {
      prompt: both(
        `一个全连接层有 $${inputs}$ 个输入、$${units}$ 个单元，带偏置。它有多少个可训练的参数？`,
        `A fully connected layer with biases has $${inputs}$ inputs and $${units}$ units. How many parameters can be trained?`,
      ),
      answer: weights + units,
      slips: [
        [
          weights,
          'biases-are-not-parameters',
          both(
            `这只是权重；每个单元还有一个偏置，共 $${units}$ 个。`,
            `Those are the weights alone; each unit has a bias too, $${units}$ in all.`,
          ),
        ],
        [
          weights + inputs,
          'bias-per-input',
          both('偏置属于单元，不属于输入。', 'A bias belongs to a unit, not to an input.'),
        ],
        [
          weights + 1,
          'one-bias-per-layer',
          both(
            '整层共用一个偏置是不够的：每个单元各有一个。',
            'One bias for the whole layer is too few: each unit has its own.',
          ),
        ],
        [
          inputs + units,
          'layer-size-is-sum',
          both(
            '每个输入都连到每个单元，所以相乘，不是相加。',
            'Every input is connected to every unit, so the numbers are multiplied, not added.',
          ),
        ],
      ],
      hints: [
        both('先看一个单元：它要存下哪些数？', 'Look at a single unit: which numbers does it have to store?'),
        both(
          '参数 = 权重（输入 × 单元）+ 偏置（每个单元一个）。',
          'Parameters = weights (inputs × units) + biases (one per unit).',
        ),
        both(
          `权重有 $${inputs}\\cdot ${units}=${show(weights)}$ 个。`,
          `There are $${inputs}\\cdot ${units}=${show(weights)}$ weights.`,
        ),
      ],
      explain: same(`$(${inputs}+1)\\cdot ${units}=${show(weights + units)}$`),
    };
  },
});
