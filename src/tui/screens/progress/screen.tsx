import { fill } from '../../../i18n/fill.ts';
import { ui } from '../../../i18n/ui.ts';
import { experimentById } from '../../../lab/experiments/index.ts';
import { indented } from '../../../text/layout.ts';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { useScroll } from '../../components/use-scroll.ts';
import { marks, span } from '../../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';

/** Longer lines are hard to read. */
const MEASURE = 80;

const percent = (share: number): number => Math.round(100 * share);

/** What was learnt, guessed and run, as a list of sentences. */
export function progressLines({ lang, course, progress, capabilities, size }: Tutor): Line[] {
  const heading = (text: string): Line => [span(` ${text}`, { bold: true })];
  const row = (left: string, right: string): Line[] =>
    indented(
      wrapSpans([span(left), span(right ? `  ${right}` : '', { dim: true })], Math.min(size.columns, MEASURE) - 4),
      '   ',
    );
  const { done } = marks(capabilities);
  const lessons = course.chapters
    .flatMap(chapter => chapter.lessons)
    .flatMap((lesson): Line[] => {
      const state = progress.lessons[lesson.id];
      const where = fill(ui.screenOf[lang], { n: (state?.screen ?? 0) + 1, total: lesson.screens });
      const text = state?.status === 'finished' ? `${done} ${ui.finished[lang]}` : state ? where : '';
      return row(lesson.title[lang], text);
    });
  const quizzes = course.quizzes.flatMap(({ id, title }) => {
    const state = progress.quizzes[id];
    if (!state) return [];
    const values = { last: percent(state.last), best: percent(state.best), times: state.times };
    return row(title[lang], fill(ui[state.times === 1 ? 'once' : 'lastBest'][lang], values));
  });
  const { made, settled, right, brier } = progress.predictions;
  const predictions =
    made === 0
      ? row(ui.noPredictions[lang], '')
      : [
          ...row(fill(ui.predicted[lang], { made, settled, right }), ''),
          ...(brier === null ? [] : row(fill(ui.brier[lang], { n: brier.toFixed(2) }), '')),
        ];
  const runs = Object.entries(progress.runs).flatMap(([id, n]) =>
    row(experimentById(id)?.title[lang] ?? id, n === 1 ? ui.ranOnce[lang] : fill(ui.ran[lang], { n })),
  );
  const orNone = (lines: Line[]): Line[] => (lines.length > 0 ? lines : row(ui.none[lang], ''));
  return [
    heading(ui.lessons[lang]),
    ...lessons,
    [],
    heading(ui.quizzes[lang]),
    ...orNone(quizzes),
    [],
    heading(ui.predictions[lang]),
    ...predictions,
    [],
    heading(ui.runs[lang]),
    ...orNone(runs),
  ];
}

export function ProgressScreen() {
  const tutor = useTutor();
  const lines = progressLines(tutor);
  const { rows, columns } = bodyOf(tutor.size);
  const { top, commands } = useScroll(lines.length, rows);
  return (
    <Frame title={ui.progress[tutor.lang]} commands={commands}>
      <Lines lines={lines.slice(top, top + rows)} columns={columns} />
    </Frame>
  );
}
