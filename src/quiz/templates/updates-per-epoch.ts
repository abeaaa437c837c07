import { both, defineTemplate, same, show, steps } from '../template.ts';

/** Updates of the weights over whole epochs, with a last batch that is smaller. */
export const updatesPerEpoch = defineTemplate({
  id: 'updates-per-epoch',
  params: { examples: steps(210, 2000, 30), batch: [16, 32, 48, 64, 100], epochs: steps(2, 9) },
  make: ({ examples, batch, epochs }) => {
    const perEpoch = Math.ceil(examples / batch);
    if (examples % batch === 0) return null;
    const answer = perEpoch * epochs;
    return {
      prompt: both(
        `训练集有 $${examples}$ 个样本，批大小 $${batch}$，最后不满的一批也用。训练 $${epochs}$ 轮，权重一共更新多少次？`,
        `A training set has $${examples}$ examples, the batch size is $${batch}$, and the smaller last batch is used too. How many updates of the weights do $${epochs}$ epochs make?`,
      ),
      answer,
      slips: [
        [
          Math.floor(examples / batch) * epochs,
          'partial-batch-dropped',
          both('不满的一批也算一次更新：向上取整。', 'The smaller last batch makes an update too: round up.'),
        ],
        [perEpoch, 'one-epoch-is-all', both(`这只是一轮。`, 'That is one epoch.')],
        [
          examples * epochs,
          'update-per-example',
          both('一批只更新一次，不是每个样本一次。', 'A batch makes one update, not one for each example.'),
        ],
        [
          Math.ceil((examples * epochs) / batch),
          'batches-span-epochs',
          both(
            '每一轮单独分批，不满的批不跨轮。',
            'Each epoch is cut anew; a batch does not reach into the next epoch.',
          ),
        ],
        [
          epochs,
          'update-per-epoch',
          both('小批量：一轮里更新很多次。', 'With mini-batches an epoch makes many updates.'),
        ],
      ],
      hints: [
        both('一轮分成几批？', 'Into how many batches is an epoch cut?'),
        both('每批更新一次：$\\lceil N/B\\rceil$ 次一轮。', 'One update per batch: $\\lceil N/B\\rceil$ an epoch.'),
        same(`$\\lceil ${examples}/${batch}\\rceil=${perEpoch}$`),
      ],
      explain: same(`$${perEpoch}\\cdot ${epochs}=${show(answer)}$`),
    };
  },
});
