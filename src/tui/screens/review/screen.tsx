import { useReducer, useState } from 'react';
import { loadQuiz } from '../../../course/load.ts';
import { fill } from '../../../i18n/fill.ts';
import { words as quizWords } from '../../../i18n/quiz.ts';
import { words } from '../../../i18n/review.ts';
import { dayText, localDay } from '../../../platform/days.ts';
import { TutorError } from '../../../platform/errors.ts';
import { agendaOf, forecastOf, warmUpFor } from '../../../progress/agenda.ts';
import { AGAIN } from '../../../review/memory.ts';
import { type Item, seedOf } from '../../../review/queue.ts';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Rows } from '../../components/lines.tsx';
import type { Live } from '../../keys.ts';
import { clip, paint, span } from '../../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { lessonTitle } from '../quiz/links.ts';
import { Asker, undoFact } from './asker.tsx';
import { dueChart } from './due-chart.ts';
import { lookOf } from './page.ts';
import { type Asked, leftOf, reduceSession, type Session, startSession } from './session.ts';

type Props = {
  /** A new lesson, before which two older questions are asked. */
  readonly before?: string;
};

/** The questions with their texts; one whose quiz cannot be read is left out. */
function askedOf(items: readonly Item[]): Asked[] {
  return items.flatMap(({ question: id, quiz: name, card }): Asked[] => {
    try {
      const quiz = loadQuiz(name);
      const question = quiz.questions.find(one => one.id === id);
      return question ? [{ question, quiz, seed: seedOf(card) }] : [];
    } catch (error) {
      if (error instanceof TutorError) return [];
      throw error;
    }
  });
}

const agendaNow = ({ course, progress, store }: Tutor) =>
  agendaOf(course, progress, store.settings(), localDay(Date.now()));

function openReview(before: string | undefined, tutor: Tutor): Session {
  const { course, progress } = tutor;
  const today = localDay(Date.now());
  const items = before === undefined ? agendaNow(tutor).queue : warmUpFor(course, progress, before, today);
  return startSession(askedOf(items));
}

/** What is due today, asked one after the other. */
export function ReviewScreen({ before }: Props) {
  const tutor = useTutor();
  const [session, dispatch] = useReducer(reduceSession, null, () => openReview(before, tutor));
  const [target] = useState(() => agendaNow(tutor).plan.target);
  const leave = (): void => (before === undefined ? tutor.back() : tutor.replace({ kind: 'lesson', lesson: before }));
  const fact = undoFact(session);
  const undo: Live[] = fact
    ? [{ id: 'undo', run: () => tutor.record(fact) !== null && dispatch({ type: 'undo' }) }]
    : [];
  const skip: Live[] = before === undefined ? [] : [{ id: 'toLesson', run: leave }];
  const left = leftOf(session);
  if (session.state.step.phase === 'summary')
    return <Summary session={session} commands={[...undo, ...skip]} onLeave={leave} />;
  return (
    <Asker
      title={titleOf(before, tutor)}
      status={fill(words.left[tutor.lang], { n: left })}
      session={session}
      place={before === undefined ? 'review' : 'warm-up'}
      target={target}
      dispatch={dispatch}
      onNext={() => (left === 0 && before !== undefined ? leave() : dispatch({ type: 'next' }))}
      commands={[...undo, ...skip]}
    />
  );
}

const titleOf = (before: string | undefined, { course, lang }: Tutor): string =>
  before === undefined ? words.title[lang] : fill(words.warmUp[lang], { lesson: lessonTitle(course, before, lang) });

/** Days of the forecast that the summary shows. */
const FORTNIGHT = 14;
const HORIZON = 90;

type SummaryProps = {
  readonly session: Session;
  readonly commands: readonly Live[];
  readonly onLeave: () => void;
};

function Summary({ session, commands, onLeave }: SummaryProps) {
  const tutor = useTutor();
  const { columns, rows } = bodyOf(tutor.size);
  const head = summaryLines(session, tutor).map(line => paint(clip([span(' '), ...line], columns), tutor.capabilities));
  const agenda = agendaNow(tutor);
  const room = rows - head.length - 2;
  const days = Math.min(FORTNIGHT, room);
  const counts = forecastOf(agenda, days);
  const chart =
    days > 2 && agenda.items.length > 0 ? dueChart(counts, agenda.plan.today, Math.min(columns - 2, 60), tutor) : null;
  const heading = paint([span(' '), span(words.coming[tutor.lang], { dim: true })], tutor.capabilities);
  const shown = chart ? [...head, '', heading, ...chart.lines.map(line => ` ${line}`)] : head;
  const spoken = [...head, words.coming[tutor.lang], chart?.text ?? ''].join('\n');
  return (
    <Frame
      title={words.title[tutor.lang]}
      commands={[{ id: 'next', label: quizWords.done, run: onLeave }, ...commands]}
    >
      <Rows rows={shown.slice(0, rows)} columns={columns} spoken={spoken} />
    </Frame>
  );
}

function summaryLines({ asked }: Session, tutor: Tutor): Line[] {
  const { lang, progress } = tutor;
  const { columns } = lookOf(tutor);
  const wrapped = (text: string): Line[] => wrapSpans([span(text, { dim: true })], columns);
  const agenda = agendaNow(tutor);
  const coming = forecastOf(agenda, HORIZON);
  const at = coming.findIndex((n, i) => i > 0 && n > 0);
  const next =
    at < 0 ? [] : wrapped(fill(words.nextTime[lang], { day: dayText(agenda.plan.today + at), n: coming[at] ?? 0 }));
  if (asked.length === 0) {
    const why = agenda.items.length === 0 ? wrapped(words.nothingYet[lang]) : [];
    return [[], [span(words.nothing[lang], { bold: true })], ...why, ...next];
  }
  const right = asked.filter(
    ({ question }) => (progress.questions[question.id]?.rated?.rating ?? AGAIN) > AGAIN,
  ).length;
  const done = fill(words.summary[lang], { n: asked.length, right });
  return [
    [],
    [span(done, { bold: true, tone: 'accent' })],
    ...next,
    ...wrapped(fill(words.capped[lang], { n: agenda.plan.cap })),
  ];
}
