import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/review.ts';
import { ui } from '../../../i18n/ui.ts';
import { experimentById } from '../../../lab/experiments/index.ts';
import { isKnown } from '../../../progress/next.ts';
import { indented } from '../../../text/layout.ts';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { marks, span } from '../../theme.ts';
import type { Tutor } from '../../tutor.ts';

/** Longer lines are hard to read. */
const MEASURE = 80;

const percent = (share: number): number => Math.round(100 * share);

/** A text with a quiet remark behind it, wrapped and indented. */
export const sentence = (left: string, right: string, columns: number): Line[] =>
  indented(
    wrapSpans([span(left), span(right ? `  ${right}` : '', { dim: true })], Math.min(columns, MEASURE) - 4),
    '   ',
  );

export const heading = (text: string): Line => [span(` ${text}`, { bold: true })];

/** What was learnt, guessed and run, as a list of sentences. */
export function progressLines(tutor: Tutor): Line[] {
  const { lang, size } = tutor;
  const row = (left: string, right: string): Line[] => sentence(left, right, size.columns);
  const orNone = (lines: Line[]): Line[] => (lines.length > 0 ? lines : row(ui.none[lang], ''));
  return [
    heading(ui.lessons[lang]),
    ...lessonLines(tutor, row),
    [],
    heading(ui.quizzes[lang]),
    ...orNone(quizLines(tutor, row)),
    [],
    heading(ui.predictions[lang]),
    ...predictionLines(tutor, row),
    [],
    heading(ui.runs[lang]),
    ...orNone(runLines(tutor, row)),
  ];
}

type Row = (left: string, right: string) => Line[];

function lessonLines({ lang, course, progress, capabilities }: Tutor, row: Row): Line[] {
  const { done } = marks(capabilities);
  return course.chapters
    .flatMap(chapter => chapter.lessons)
    .flatMap(lesson => {
      const state = progress.lessons[lesson.id];
      const where = fill(ui.screenOf[lang], { n: (state?.screen ?? 0) + 1, total: lesson.screens });
      if (state?.status === 'finished') return row(lesson.title[lang], `${done} ${ui.finished[lang]}`);
      if (isKnown(progress, lesson.id)) return row(lesson.title[lang], `${done} ${words.known[lang]}`);
      return row(lesson.title[lang], state ? where : '');
    });
}

function quizLines({ lang, course, progress }: Tutor, row: Row): Line[] {
  return course.quizzes.flatMap(({ id, title }) => {
    const state = progress.quizzes[id];
    if (!state) return [];
    const values = { last: percent(state.last), best: percent(state.best), times: state.times };
    return row(title[lang], fill(ui[state.times === 1 ? 'once' : 'lastBest'][lang], values));
  });
}

function predictionLines({ lang, progress }: Tutor, row: Row): Line[] {
  const { made, settled, right, brier } = progress.predictions;
  if (made === 0) return row(ui.noPredictions[lang], '');
  return [
    ...row(fill(ui.predicted[lang], { made, settled, right }), ''),
    ...(brier === null ? [] : row(fill(ui.brier[lang], { n: brier.toFixed(2) }), '')),
  ];
}

const runLines = ({ lang, progress }: Tutor, row: Row): Line[] =>
  Object.entries(progress.runs).flatMap(([id, n]) =>
    row(experimentById(id)?.title[lang] ?? id, n === 1 ? ui.ranOnce[lang] : fill(ui.ran[lang], { n })),
  );
