import { cli } from '../../i18n/cli.ts';
import type { Progress } from '../../progress/types.ts';
import type { Context } from '../context.ts';
import { allLessons } from '../find.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { say } from '../usage.ts';

export const stats: CommandSpec = {
  name: 'stats',
  about: cli.statsAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor stats', 'dl-tutor stats --json'],
  run: async (context, _, options) => {
    const progress = context.store.progress();
    if (options.json) context.printJson(statsJson(progress));
    else context.print(statsText(progress, context).join('\n'));
    for (const notice of context.store.notices()) context.tell(notice[context.lang]);
    return 0;
  },
};

/** `predictions.n` counts the settled ones, which the Brier score is the mean of. */
function statsJson({ lessons, quizzes, predictions: { made, settled, right, brier } }: Progress) {
  return { lessons, quizzes, reviews: {}, predictions: { brier, n: settled, made, right } };
}

const percent = (score: number): number => Math.round(100 * score);

function statsText({ lessons, quizzes, predictions, runs }: Progress, { lang }: Context): string[] {
  const known = allLessons().map(({ id }) => lessons[id]?.status);
  const n = known.filter(status => status === 'finished').length;
  const begun = known.filter(status => status === 'opened').length;
  const { settled, right, brier } = predictions;
  const total = Object.values(runs).reduce((sum, times) => sum + times, 0);
  return [
    say(cli.lessonsDone, { n, of: known.length, begun })[lang],
    ...Object.entries(quizzes).map(([id, { last, best, times }]) => {
      return say(cli.quizScore, { id, last: percent(last), best: percent(best), times })[lang];
    }),
    brier === null
      ? cli.noPredictions[lang]
      : say(cli.predictionScore, { n: settled, right, brier: brier.toFixed(2) })[lang],
    say(cli.runsMade, { n: total })[lang],
  ];
}
