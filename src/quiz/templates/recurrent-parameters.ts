import type { Bilingual } from '../../platform/language.ts';
import { both, defineTemplate, same, show, steps, type Template } from '../template.ts';

/** Parameters of a gated recurrent layer: each part sees the input and the last state and has one set of biases. */
function gated(cell: 'GRU' | 'LSTM', parts: 3 | 4, inside: Bilingual): Template {
  const [other, otherParts] = cell === 'GRU' ? ['LSTM', 4] : ['GRU', 3];
  return defineTemplate({
    id: `${cell.toLowerCase()}-parameters`,
    params: { inputs: steps(3, 16), units: [...steps(5, 12), 16, 20, 24, 32] },
    make: ({ inputs, units }) => {
      if (inputs === units) return null;
      const part = units * (inputs + units + 1);
      return {
        prompt: both(
          `一个 ${cell} 层有 $${inputs}$ 个输入、$${units}$ 个单元，每一部分各有一组偏置。它有多少个参数？`,
          `A layer of type ${cell} has $${inputs}$ inputs and $${units}$ units, with one set of biases in each of its parts. How many parameters has it?`,
        ),
        answer: parts * part,
        slips: [
          [
            part,
            'gates-share-weights',
            both(
              `只算了一部分；${inside.zh}各有自己的权重。`,
              `That is one part; ${inside.en} have weights of their own.`,
            ),
          ],
          [
            otherParts * part,
            'gru-is-lstm',
            both(
              `这是 ${other} 的数。${cell} 有${inside.zh}。`,
              `That is the count for ${other}. A cell of type ${cell} has ${inside.en}.`,
            ),
          ],
          [
            parts * units * (inputs + 1),
            'no-recurrent-weights',
            both(
              '还有从上一步状态来的权重：单元 × 单元。',
              'The weights from the last state are missing: units × units.',
            ),
          ],
          [
            parts * units * (inputs + units),
            'biases-are-not-parameters',
            both('还差偏置：每一部分、每个单元一个。', 'The biases are missing: one per unit in each part.'),
          ],
        ],
        hints: [
          both('先数一个门的参数。', 'Count the parameters of one gate first.'),
          both(
            `每一部分都看输入和上一步的状态，再加偏置；${cell} 有${inside.zh}。`,
            `Each part sees the input and the last state and has a bias; ${cell} has ${inside.en}.`,
          ),
          both(
            `一部分有 $${units}\\cdot (${inputs}+${units}+1)=${show(part)}$ 个。`,
            `One part has $${units}\\cdot (${inputs}+${units}+1)=${show(part)}$.`,
          ),
        ],
        explain: same(`$${parts}\\cdot ${units}\\cdot (${inputs}+${units}+1)=${show(parts * part)}$`),
      };
    },
  });
}

export const gruParameters = gated('GRU', 3, both('两个门和一个候选状态', 'two gates and a candidate state'));
export const lstmParameters = gated('LSTM', 4, both('三个门和一个候选状态', 'three gates and a candidate state'));
