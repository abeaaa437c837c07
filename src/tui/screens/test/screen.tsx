import { useEffect, useMemo, useReducer } from 'react';
import { loadQuiz } from '../../../course/load.ts';
import type { Chapter } from '../../../course/types.ts';
import { fill } from '../../../i18n/fill.ts';
import { words as quizWords } from '../../../i18n/quiz.ts';
import { words } from '../../../i18n/review.ts';
import { testItems } from '../../../progress/agenda.ts';
import { RETENTION } from '../../../review/memory.ts';
import { LONGEST_TEST, nextOf, type Taken, type TestItem, type Verdict, verdictOf } from '../../../review/test-out.ts';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { commands } from '../../keys.ts';
import { marks, span } from '../../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { meanOf } from '../quiz/attempt.ts';
import { Asker } from '../review/asker.tsx';
import { lookOf } from '../review/page.ts';
import { type Asked, reduceSession, type Session, startSession } from '../review/session.ts';

/** A chapter's test: at most twelve questions, fewer when it is clear; passed, its lessons count as known. */
export function TestScreen({ chapter: id }: { readonly chapter: string }) {
  const tutor = useTutor();
  const { course, lang, record } = tutor;
  const chapter = course.chapters.find(one => one.id === id);
  const items = useMemo(() => testItems(course, id), [course, id]);
  const [session, dispatch] = useReducer(reduceSession, null, () => startSession(asked(nextOf(items, []), tutor)));
  const taken = takenIn(session);
  const verdict = verdictOf(items, taken);
  const score = meanOf(session.state.scores);
  useEffect(() => {
    if (verdict !== 'passed' || !chapter) return;
    // At once, so that it is kept however the learner leaves the last explanation.
    record({ type: 'chapter.tested-out', chapter: id, lessons: chapter.lessons.map(lesson => lesson.id), score });
  }, [verdict]);
  const title = fill(words.test[lang], { chapter: chapter?.title[lang] ?? id });
  if (!chapter || session.state.step.phase === 'summary') {
    return <Outcome title={title} verdict={verdict} session={session} chapter={chapter} />;
  }
  const onNext = (): void => {
    const [next] = verdict === 'going on' ? asked(nextOf(items, taken), tutor) : [];
    dispatch(next ? { type: 'extend', asked: next } : { type: 'next' });
  };
  const of = Math.min(LONGEST_TEST, items.length);
  return (
    <Asker
      title={title}
      status={fill(words.atMost[lang], { n: session.asked.length, of })}
      session={session}
      place="test"
      target={RETENTION}
      dispatch={dispatch}
      onNext={onNext}
    />
  );
}

/** The question with its text; none when there is none. */
function asked(item: TestItem | null, { course, progress }: Tutor): Asked[] {
  const meta = course.quizzes.find(({ lesson }) => lesson === item?.lesson);
  if (!item || !meta) return [];
  const quiz = loadQuiz(meta.id);
  const question = quiz.questions.find(({ id }) => id === item.question);
  return question ? [{ question, quiz, seed: progress.questions[question.id]?.card?.reps ?? 0 }] : [];
}

const takenIn = ({ asked: all, state }: Session): Taken[] =>
  all.flatMap(({ question }, i) => {
    const score = state.scores[i];
    return typeof score === 'number' ? [{ question: question.id, score }] : [];
  });

type OutcomeProps = {
  readonly title: string;
  readonly verdict: Verdict;
  readonly session: Session;
  readonly chapter: Chapter | undefined;
};

function Outcome({ title, verdict, session, chapter }: OutcomeProps) {
  const tutor = useTutor();
  const { size } = tutor;
  const lines = outcomeLines(verdict, session, chapter, tutor).map((line): Line => [span(' '), ...line]);
  return (
    <Frame title={title} commands={[{ id: 'next', label: quizWords.done, run: tutor.back }]}>
      <Lines lines={lines.slice(0, bodyOf(size).rows)} columns={size.columns} />
    </Frame>
  );
}

function outcomeLines(
  verdict: Verdict,
  { asked: all, state }: Session,
  chapter: Chapter | undefined,
  tutor: Tutor,
): Line[] {
  const { lang, capabilities } = tutor;
  const { columns } = lookOf(tutor);
  const text = (what: string): Line[] => wrapSpans([span(what)], columns);
  if (all.length === 0 || !chapter) return [[], ...text(words.noTest[lang])];
  const { right, wrong } = marks(capabilities);
  const passed = verdict === 'passed';
  const [key = ''] = commands.withdraw.keys;
  const head = passed ? `${right} ${words.passed[lang]}` : `${wrong} ${words.failed[lang]}`;
  const score = fill(quizWords.score[lang], { n: Math.round(100 * meanOf(state.scores)) });
  return [
    [],
    [span(head, { bold: true, tone: passed ? 'good' : 'warn' }), span(`   ${score}`, { dim: true })],
    [],
    ...text(passed ? fill(words.passedText[lang], { key }) : words.failedText[lang]),
  ];
}
