import { type Chart, drawPicture } from '../../../charts/index.ts';
import { loadGlossary } from '../../../course/load.ts';
import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/review.ts';
import { dayText, localDay } from '../../../platform/days.ts';
import type { Bilingual } from '../../../platform/language.ts';
import { agendaOf, forecastOf } from '../../../progress/agenda.ts';
import { probabilityOf } from '../../../progress/fold.ts';
import { brierOf, LEVELS, type Mastery, masteryOf, scoresOf } from '../../../progress/mastery.ts';
import type { Bins } from '../../../progress/types.ts';
import type { Line } from '../../../text/styled.ts';
import { bodyOf, type Tutor } from '../../tutor.ts';
import { dueChart } from '../review/due-chart.ts';
import { meterLines } from './meter.ts';
import { heading, progressLines, sentence } from './overview.ts';

/** A part of a view: lines of text, or a chart that is drawn already. */
export type Part = readonly Line[] | Chart;

export type View = { readonly title: Bilingual; readonly parts: (tutor: Tutor) => readonly Part[] };

/** What the screen of progress shows, one at a time. */
export const VIEWS: readonly View[] = [
  { title: words.overview, parts: tutor => [progressLines(tutor)] },
  { title: words.scores, parts: scoreParts },
  { title: words.calibration, parts: calibrationParts },
  { title: words.schedule, parts: scheduleParts },
  { title: words.mastery, parts: tutor => [masteryLines(tutor)] },
];

const percent = (share: number): number => Math.round(100 * share);
const widthOf = ({ size }: Tutor): number => Math.min(size.columns, 100) - 2;

/** Days that the plot of scores looks back. */
const BACK = 60;

function scoreParts(tutor: Tutor): Part[] {
  const { lang, progress, size } = tutor;
  const scores = scoresOf(progress, localDay(Date.now()), BACK);
  const known = scores.flatMap((score, i) => (score === null ? [] : [{ step: i - BACK + 1, score: 100 * score }]));
  const days = Object.values(progress.days);
  const n = days.reduce((sum, day) => sum + day.answers, 0);
  if (n === 0) return [sentence(words.noScores[lang], '', size.columns)];
  const mean = percent(days.reduce((sum, day) => sum + day.score, 0) / n);
  const head = [
    heading(fill(words.scoresOver[lang], { n: BACK })),
    ...sentence(fill(words.answersGiven[lang], { n, score: mean }), '', size.columns),
    [],
  ];
  const rows = Math.max(3, Math.min(16, bodyOf(size).rows - head.length - 1));
  if (known.length === 0) return [head];
  const x = known.map(({ step }) => step);
  const series = [{ label: words.score, values: known.map(({ score }) => score) }];
  return [head, drawPicture({ kind: 'curve', x, series, marks: [] }, { columns: widthOf(tutor), rows }, tutor)];
}

function calibrationParts(tutor: Tutor): Part[] {
  const { predictions, answers } = tutor.progress.calibration;
  return [
    ...reliability(words.ofPredictions, predictions, tutor),
    [[]],
    ...reliability(words.ofAnswers, answers, tutor),
  ];
}

/** How often one was right at each confidence, over the confidence; on the diagonal it is as often as one said. */
function reliability(title: Bilingual, bins: Bins, tutor: Tutor): Part[] {
  const { lang, size } = tutor;
  const brier = brierOf(bins);
  if (brier === null) return [[heading(title[lang]), ...sentence(words.noGuesses[lang], '', size.columns)]];
  const drawn = bins.map(({ n, right }, i) => {
    const confidence = probabilityOf(LEVELS[i] ?? 1);
    return { low: i / 5, high: (i + 1) / 5, count: n, confidence, accuracy: n === 0 ? 0 : right / n };
  });
  const rows = Math.max(3, Math.min(18, bodyOf(size).rows - 2));
  const columns = Math.min(widthOf(tutor), 72);
  const score = sentence(fill(words.brier[lang], { n: brier.toFixed(2) }), '', size.columns);
  return [
    [heading(title[lang]), ...score],
    drawPicture({ kind: 'reliability', bins: drawn }, { columns, rows }, tutor),
  ];
}

const FORTNIGHT = 14;

function scheduleParts(tutor: Tutor): Part[] {
  const { lang, course, progress, store, size } = tutor;
  const agenda = agendaOf(course, progress, store.settings(), localDay(Date.now()));
  const { cap, done, target, today } = agenda.plan;
  const row = (text: string): Line[] => sentence(text, '', size.columns);
  if (agenda.items.length === 0) return [row(words.nothingYet[lang])];
  const days = Object.values(progress.days);
  const recalls = days.reduce((sum, day) => sum + day.recalls, 0);
  const recalled = days.reduce((sum, day) => sum + day.recalled, 0);
  const head = [
    ...row(fill(words.dueNow[lang], { due: agenda.queue.length, done, cap })),
    ...(recalls > 0
      ? row(fill(words.remembered[lang], { n: percent(recalled / recalls), target: percent(target) }))
      : []),
    ...(progress.goal === null ? [] : row(fill(words.goalIs[lang], { day: dayText(progress.goal) }))),
    [],
    heading(words.coming[lang]),
  ];
  return [head, dueChart(forecastOf(agenda, FORTNIGHT), today, widthOf(tutor), tutor)];
}

function masteryLines(tutor: Tutor): Line[] {
  const { lang, course, progress, capabilities } = tutor;
  const { claims, terms } = masteryOf(course, progress, localDay(Date.now()));
  const names = new Map(termNames(lang));
  const meters = (all: readonly Mastery[]): Line[] =>
    meterLines(
      [...all]
        .sort((a, b) => Number(b.asked > 0) - Number(a.asked > 0))
        .map(({ id, known, asked, questions }) => ({
          label: names.get(id) ?? id,
          share: known,
          remark: `${percent(known)} %  (${asked}/${questions})`,
        })),
      widthOf(tutor),
      capabilities,
    );
  return [
    ...sentence(words.masteryIs[lang], '', tutor.size.columns),
    [],
    heading(words.byTerm[lang]),
    ...meters(terms),
    [],
    heading(words.byClaim[lang]),
    ...meters(claims),
  ];
}

function termNames(lang: 'zh' | 'en'): (readonly [string, string])[] {
  return loadGlossary().map(term => [term.id, term[lang]] as const);
}
