import { localDay } from '../../../platform/days.ts';
import type { Fact } from '../../../progress/types.ts';
import { dueDay, GOOD } from '../../../review/memory.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { useCaret } from '../../components/text-field/field.tsx';
import type { Live } from '../../keys.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { fieldCaret } from '../quiz/choices.ts';
import { quizCommands } from '../quiz/commands.ts';
import { editText } from '../quiz/draft.ts';
import { linksOf } from '../quiz/links.ts';
import type { QuizAction, Step } from '../quiz/state.ts';
import { cutLines, paneOf } from '../quiz/window.ts';
import { lookOf, returnText, reviewPage } from './page.ts';
import { type Asked, currentOf, factOf, reduceSession, type Session, type SessionAction } from './session.ts';

type Props = {
  readonly title: string;
  readonly status: string;
  readonly session: Session;
  readonly place: 'review' | 'warm-up' | 'test';
  /** Retention aimed at. */
  readonly target: number;
  readonly dispatch: (action: SessionAction) => void;
  /** After the grade of an answer was read. */
  readonly onNext: () => void;
  readonly commands?: readonly Live[];
};

/** A question of a session with the machinery of the quiz; under the grade it says when the question comes back. */
export function Asker(props: Props) {
  const { step } = props.session.state;
  const current = currentOf(props.session);
  return current && step.phase !== 'summary' ? <Question {...props} current={current} step={step} /> : null;
}

type Shown = Exclude<Step, { phase: 'summary' }>;

function Question(props: Props & { readonly current: Asked; readonly step: Shown }) {
  const tutor = useTutor();
  const { session, dispatch, place, current, step } = props;
  const { rows } = bodyOf(tutor.size);
  const look = lookOf(tutor);
  const links = linksOf(current.quiz, step.question, step, tutor);
  const remark = step.phase === 'graded' ? returnOf(current, session, props.target, tutor) : '';
  const page = reviewPage(step, { links, beliefs: current.quiz.misconceptions ?? [] }, remark, look, rows);
  const pane = paneOf(page, step.scroll, rows);
  const act = (action: QuizAction): void => (action.type === 'next' ? props.onNext() : dispatch(action));
  const asksConfidence = tutor.settings.confidence === 'on';
  const gradeAfter = (given: Session): void => {
    const fact = factOf(given, place, { asksConfidence });
    if (fact) dispatch({ type: 'answered', id: tutor.record(fact), how: 'grade' });
  };
  const onGrade = (): void => gradeAfter(session);
  const onSure = (level: number): void => {
    const sure: QuizAction = { type: 'sure', level };
    dispatch(sure);
    gradeAfter(reduceSession(session, sure));
  };
  const onReveal = (): void => {
    const fact = factOf(session, place, { asksConfidence, reveals: true });
    if (fact) dispatch({ type: 'answered', id: tutor.record(fact), how: 'reveal' });
  };
  const onAnswer = (action: QuizAction): void => {
    dispatch(action);
    const given = reduceSession(session, action);
    if (!asksConfidence && given.state.step.phase === 'sure') gradeAfter(given);
  };
  useCaret(
    step.phase === 'asking' && step.question.kind === 'numeric' && pane.sees(page.cursor.from)
      ? { x: 1 + fieldCaret(step, look), y: page.cursor.from - pane.top }
      : null,
  );
  const asking = quizCommands({
    state: session.state,
    page,
    pane,
    rows,
    links,
    tutor,
    dispatch: act,
    onGrade,
    onSure,
    onReveal,
    onAnswer,
  });
  return (
    <Frame
      title={props.title}
      status={props.status}
      commands={[...asking.map(plain), ...easyCommand(current, session, tutor), ...(props.commands ?? [])]}
      onText={key => typed(key, step, dispatch)}
    >
      <Lines lines={cutLines(page, pane, rows, look.columns, look.capabilities.glyphs)} />
    </Frame>
  );
}

/** The quiz promises its score after the last question; here something else may follow. */
function plain(command: Live): Live {
  if (command.id !== 'next') return command;
  const { label: _, ...rest } = command;
  return rest;
}

function typed(key: string, step: Step, dispatch: (action: QuizAction) => void): boolean {
  if (step.phase !== 'asking' || editText(step.draft, key, step.question, step.cursor) === null) return false;
  dispatch({ type: 'text', key });
  return true;
}

/** When the question that was just rated is asked again; '' when this answer did not rate it. */
function returnOf({ question }: Asked, { answers }: Session, target: number, { progress, lang }: Tutor): string {
  const state = progress.questions[question.id];
  if (!state?.card || state.rated?.answer !== answers.at(-1)) return '';
  return returnText(dueDay(state.card, target), localDay(Date.now()), lang);
}

function easyCommand({ question }: Asked, { state: { step }, answers }: Session, tutor: Tutor): Live[] {
  const rated = tutor.progress.questions[question.id]?.rated;
  const answer = answers.at(-1);
  if (step.phase !== 'graded' || !answer || rated?.answer !== answer || rated.rating !== GOOD) return [];
  return [{ id: 'easy', run: () => void tutor.record({ type: 'rating.raised', question: question.id, answer }) }];
}

/** Takes the last answer of a session back; null when there is none. */
export function undoFact({ asked, answers }: Session): Fact | null {
  const answer = answers.at(-1);
  const question = asked[answers.length - 1]?.question.id;
  return answer && question !== undefined ? { type: 'rating.undone', question, answer } : null;
}
