import { loadIndex } from '../../course/load.ts';
import { cli } from '../../i18n/cli.ts';
import { history } from '../../i18n/history.ts';
import { dayText } from '../../platform/days.ts';
import { forecastOf } from '../../progress/agenda.ts';
import { brierOf, masteryOf, scoresOf } from '../../progress/mastery.ts';
import { isDone } from '../../progress/next.ts';
import type { Progress } from '../../progress/types.ts';
import type { Context } from '../context.ts';
import { allLessons } from '../find.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { say } from '../usage.ts';
import { todaysAgenda } from './review.ts';

export const stats: CommandSpec = {
  name: 'stats',
  about: cli.statsAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor stats', 'dl-tutor stats --json'],
  run: async (context, _, options) => {
    if (options.json) context.printJson(statsJson(context));
    else context.print(statsText(context).join('\n'));
    for (const notice of context.store.notices()) context.tell(notice[context.lang]);
    return 0;
  },
};

const DAYS = 30;
/** Chance from which on something counts as known for a while. */
const MASTERED = 0.7;

/** `predictions.n` counts the settled ones, which the Brier score is the mean of. */
function statsJson(context: Context) {
  const progress = context.store.progress();
  const { lessons, quizzes, calibration } = progress;
  const { made, settled, right, brier } = progress.predictions;
  const agenda = todaysAgenda(context);
  const { today, cap, done, target } = agenda.plan;
  const answers = calibration.answers.reduce((sum, bin) => sum + bin.n, 0);
  return {
    lessons,
    quizzes,
    reviews: {
      ...{ due: agenda.queue.length, done, cap, cards: agenda.items.length, target, retention: recallOf(progress) },
      goal: progress.goal === null ? null : dayText(progress.goal),
      forecast: forecastOf(agenda, DAYS),
    },
    predictions: { brier, n: settled, made, right },
    calibration: { ...calibration, brier: brierOf(calibration.answers), n: answers },
    scores: scoresOf(progress, today, DAYS),
    mastery: masteryOf(loadIndex(), progress, today),
    tested: progress.tested,
  };
}

/** Share of the cards met again that were still known, 0…1; null before the first. */
function recallOf({ days }: Progress): number | null {
  const all = Object.values(days);
  const recalls = all.reduce((sum, day) => sum + day.recalls, 0);
  return recalls === 0 ? null : all.reduce((sum, day) => sum + day.recalled, 0) / recalls;
}

const percent = (score: number): number => Math.round(100 * score);

function statsText(context: Context): string[] {
  const { lang, store } = context;
  const progress = store.progress();
  const { lessons, quizzes, predictions, runs } = progress;
  const known = allLessons();
  const n = known.filter(({ id }) => isDone(progress, id)).length;
  const begun = known.filter(({ id }) => lessons[id] !== undefined && !isDone(progress, id)).length;
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
    ...reviewText(progress, context),
  ];
}

function reviewText(progress: Progress, context: Context): string[] {
  const { lang } = context;
  const { queue, plan, items } = todaysAgenda(context);
  if (items.length === 0) return [];
  const recall = recallOf(progress);
  const { terms } = masteryOf(loadIndex(), progress, plan.today);
  const n = terms.filter(({ known }) => known >= MASTERED).length;
  const brier = brierOf(progress.calibration.answers);
  const answers = progress.calibration.answers.reduce((sum, bin) => sum + bin.n, 0);
  const shown = recall === null ? history.noRecall[lang] : `${percent(recall)} %`;
  return [
    say(history.reviews, { due: queue.length, done: plan.done, recall: shown })[lang],
    say(history.mastered, { n, of: terms.length })[lang],
    ...(brier === null ? [] : [say(history.answersBrier, { brier: brier.toFixed(2), n: answers })[lang]]),
  ];
}
