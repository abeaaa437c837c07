import { useEffect, useMemo, useReducer } from 'react';
import { loadQuiz } from '../../../course/load.ts';
import type { Quiz } from '../../../course/types.ts';
import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/quiz.ts';
import { TutorError } from '../../../platform/errors.ts';
import { present } from '../../../quiz/present.ts';
import type { Rich } from '../../../text/document.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { useCaret } from '../../components/text-field/field.tsx';
import { span } from '../../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { attemptOf } from './attempt.ts';
import { fieldCaret } from './choices.ts';
import { quizCommands } from './commands.ts';
import { editText } from './draft.ts';
import { factsOf } from './facts.ts';
import type { Links } from './feedback.ts';
import { lessonTitle, linksOf } from './links.ts';
import { questionPage } from './page.ts';
import type { Look } from './row.ts';
import { type QuizAction, type QuizState, reduceQuiz, startQuiz } from './state.ts';
import { summaryPage } from './summary.ts';
import { cutLines, type Page, paneOf } from './window.ts';

/** Longer lines are hard to read back from. */
const WIDEST = 77;

/** Windows with fewer rows lose the blank lines between the parts. */
const ROOMY = 12;

/** Shows a quiz, or in one sentence why it cannot be shown. */
export function QuizScreen({ quiz: id }: { readonly quiz: string }) {
  const quiz = useMemo(() => openQuiz(id), [id]);
  return quiz instanceof TutorError ? <Broken id={id} error={quiz} /> : <Asker quiz={quiz} />;
}

function openQuiz(id: string): Quiz | TutorError {
  try {
    return loadQuiz(id);
  } catch (error) {
    if (error instanceof TutorError) return error;
    throw error;
  }
}

function Broken({ id, error }: { readonly id: string; readonly error: TutorError }) {
  const tutor = useTutor();
  const { columns } = lookOf(tutor);
  const lines = wrapSpans([span(error.say(tutor.lang))], columns).map(line => [span(' '), ...line]);
  return (
    <Frame title={id} commands={[]}>
      <Lines lines={[[], ...lines]} />
    </Frame>
  );
}

/** A blank cell at the left; two at the right, the second for the mark that there is more. */
const lookOf = ({ lang, capabilities, size }: Tutor): Look => ({
  lang,
  capabilities,
  columns: Math.min(WIDEST, size.columns - 3),
});

function Asker({ quiz }: { readonly quiz: Quiz }) {
  const tutor = useTutor();
  const [state, dispatch] = useReducer(reduceQuiz.bind(null, quiz), null, () => startQuiz(quiz, tutor.progress));
  useLostEnd(quiz, tutor);
  const asksConfidence = tutor.settings.confidence === 'on';
  const { rows } = bodyOf(tutor.size);
  const look = lookOf(tutor);
  const { step } = state;
  const links = linksOf(quiz, step.phase === 'summary' ? quiz.questions[step.cursor] : step.question, step, tutor);
  const page = pageOf(quiz, state, links, look, rows, tutor);
  const pane = paneOf(page, state.step.scroll, rows);
  const gradeAfter = (given: QuizState): void => {
    for (const fact of factsOf(quiz, given, { asksConfidence })) tutor.record(fact);
    dispatch({ type: 'grade' });
  };
  const onGrade = (): void => gradeAfter(state);
  const onSure = (level: number): void => {
    const sure: QuizAction = { type: 'sure', level };
    dispatch(sure);
    gradeAfter(reduceQuiz(quiz, state, sure));
  };
  const onReveal = (): void => {
    for (const fact of factsOf(quiz, state, { reveals: true })) tutor.record(fact);
    dispatch({ type: 'reveal' });
  };
  /** Where nobody asks how sure the learner is, an answer is graded as soon as it is one. */
  const onAnswer = (action: QuizAction): void => {
    dispatch(action);
    const given = reduceQuiz(quiz, state, action);
    if (!asksConfidence && given.step.phase === 'sure') gradeAfter(given);
  };
  const asked = state.step;
  useCaret(
    asked.phase === 'asking' && asked.question.kind === 'numeric' && pane.sees(page.cursor.from)
      ? { x: 1 + fieldCaret(asked, look), y: page.cursor.from - pane.top }
      : null,
  );
  return (
    <Frame
      title={titleOf(quiz, tutor)}
      status={'index' in state.step ? `${state.step.index + 1}/${quiz.questions.length}` : ''}
      commands={quizCommands({ state, page, pane, rows, links, tutor, dispatch, onGrade, onSure, onAnswer, onReveal })}
      onText={key => typed(key, state, dispatch)}
    >
      <Lines lines={cutLines(page, pane, rows, look.columns, look.capabilities.glyphs)} />
    </Frame>
  );
}

/** A field hears its keys before the commands do. */
function typed(key: string, { step }: QuizState, dispatch: (action: QuizAction) => void): boolean {
  if (step.phase !== 'asking' || editText(step.draft, key, step.question, step.cursor) === null) return false;
  dispatch({ type: 'text', key });
  return true;
}

/** Writes the end of an attempt down that was answered to its last question and then cut off. */
function useLostEnd(quiz: Quiz, { progress, record }: Tutor): void {
  // Looked at once, when the quiz is opened.
  useEffect(() => {
    const { unfinished } = attemptOf(quiz, progress);
    if (unfinished !== null) record({ type: 'quiz.finished', quiz: quiz.id, score: unfinished });
  }, []);
}

/** The page with blank lines between its parts, without them where few rows would show less of it. */
function pageOf(quiz: Quiz, state: QuizState, links: Links, look: Look, rows: number, tutor: Tutor): Page {
  const { step, scores } = state;
  const draw = (tight: boolean): Page => {
    if (step.phase !== 'summary') return questionPage(step, { links, beliefs: quiz.misconceptions ?? [] }, look, tight);
    const best = tutor.progress.quizzes[quiz.id]?.best ?? 0;
    return summaryPage(quiz, { scores, best, prompts: promptsOf(quiz, state) }, step, look, tight);
  };
  const roomy = draw(false);
  return rows < ROOMY && roomy.lines.length > rows ? draw(true) : roomy;
}

/** The prompts as they were asked: those of generated questions with their numbers. */
const promptsOf = (quiz: Quiz, { given, earlier }: QuizState): Rich[] =>
  quiz.questions.map((item, i) => (given[i]?.question ?? present(item, Math.max(0, (earlier[i] ?? 0) - 1))).prompt);

const titleOf = (quiz: Quiz, tutor: Tutor): string =>
  fill(words.title[tutor.lang], { lesson: lessonTitle(tutor.course, quiz.lesson, tutor.lang) });
