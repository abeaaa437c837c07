import { Box } from 'ink';
import SelectInput from 'ink-select-input';
import { useMemo, useReducer } from 'react';
import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/review.ts';
import { localDay } from '../../../platform/days.ts';
import { testItems, warmUpFor } from '../../../progress/agenda.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { commands, type Live } from '../../keys.ts';
import type { Screen } from '../../screen.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { PROGRAM, rowLine } from './row.ts';
import { finishedIn, type Row, reduceMap, rowsOf, startOf } from './state.ts';

const nothing = (): void => undefined;

/** The course: chapters, the lessons of the open one, and where to go on. */
export function MapScreen() {
  const tutor = useTutor();
  const { course, progress, size } = tutor;
  const [state, dispatch] = useReducer(reduceMap, null, () => startOf(course, progress));
  const rows = useMemo(
    () => rowsOf(course, progress, state.open, tutor.due),
    [course, progress, state.open, tutor.due],
  );
  const body = bodyOf(size);
  const items = useMemo(() => rows.map(({ value }) => ({ label: value, value })), [rows]);
  const index = Math.max(
    0,
    rows.findIndex(({ value }) => value === state.highlighted),
  );
  const byValue = new Map(rows.map(row => [row.value, row]));
  const Item = ({ label, isSelected = false }: { label: string; isSelected?: boolean }) => {
    const row = byValue.get(label);
    return row ? <Lines lines={[rowLine(row, isSelected, tutor)]} columns={body.columns} /> : null;
  };
  const row = rows[index];
  const choose = (): void => {
    if (row?.kind === 'chapter') dispatch({ type: 'toggle', chapter: row.chapter.id });
    else if (row?.kind === 'review') tutor.open({ kind: 'review' });
    else if (row) tutor.open(lessonScreen(row.lesson.id, tutor));
  };
  /** The number before a chapter opens it, and closes it again. */
  const pick = (key: string): void => {
    const chapter = rows.find(one => one.kind === 'chapter' && one.number === Number(key));
    if (chapter?.kind !== 'chapter') return;
    dispatch({ type: 'highlight', value: chapter.value });
    dispatch({ type: 'toggle', chapter: chapter.chapter.id });
  };
  const quiz = quizOf(row);
  return (
    <Frame
      title={PROGRAM}
      status={course.title[tutor.lang]}
      commands={[
        { id: 'up', run: nothing },
        { id: 'down', run: nothing },
        { id: 'open', run: choose },
        ...(quiz ? [{ id: 'quiz' as const, run: () => tutor.open({ kind: 'quiz', quiz }) }] : []),
        { id: 'review', run: () => tutor.open({ kind: 'review' }) },
        ...chapterCommands(row, tutor),
        ...forgetCommand(row, tutor),
        { id: 'choose', run: pick, quiet: true },
        { id: 'laboratory', run: () => tutor.open({ kind: 'laboratories' }) },
        { id: 'progress', run: () => tutor.open({ kind: 'progress' }) },
        { id: 'quit', run: tutor.quit },
      ]}
    >
      <Box marginTop={body.rows > rows.length ? 1 : 0} flexDirection="column">
        <SelectInput
          key={`${state.open} ${rows.length > body.rows}`}
          items={items}
          initialIndex={index}
          isFocused={tutor.active}
          limit={Math.min(rows.length, body.rows)}
          indicatorComponent={() => null}
          itemComponent={Item}
          onHighlight={({ value }) => dispatch({ type: 'highlight', value })}
        />
      </Box>
    </Frame>
  );
}

const quizOf = (row: Row | undefined): string | null => (row && 'lesson' in row ? row.lesson.quiz : null);

/** A new lesson begins with two older questions, where there are any. */
function lessonScreen(lesson: string, { course, progress }: Tutor): Screen {
  const older = warmUpFor(course, progress, lesson, localDay(Date.now()));
  return older.length > 0 ? { kind: 'review', before: lesson } : { kind: 'lesson', lesson };
}

/** A chapter that is not done can be tested out of; a test that was passed can be taken back. */
function chapterCommands(row: Row | undefined, { course, progress, record, open, say, lang }: Tutor): Live[] {
  if (row?.kind !== 'chapter') return [];
  const { id, title } = row.chapter;
  if (Object.hasOwn(progress.tested, id)) {
    const withdraw = (): void => {
      if (record({ type: 'chapter.test-withdrawn', chapter: id }) === null) return;
      say(fill(words.withdrawn[lang], { chapter: title[lang] }));
    };
    return [{ id: 'withdraw', run: withdraw }];
  }
  const unfinished = finishedIn(row.chapter, progress) < row.chapter.lessons.length;
  const testable = unfinished && testItems(course, id).length > 0;
  return testable ? [{ id: 'testOut', run: () => open({ kind: 'test', chapter: id }) }] : [];
}

/** Asks first; the key forgets the lesson while that question stands in the footer. */
function forgetCommand(row: Row | undefined, { progress, record, say, notice, lang }: Tutor): Live[] {
  if (row?.kind !== 'lesson') return [];
  const { id, title, quiz } = row.lesson;
  if (!progress.lessons[id] && !(quiz && progress.quizzes[quiz])) return [];
  const question = fill(words.forgetAsk[lang], { key: commands.forget.keys[0] ?? '', lesson: title[lang] });
  const forget = (): void => {
    if (notice !== question) say(question);
    else if (record({ type: 'lesson.forgotten', lesson: id, quiz }) !== null) {
      say(fill(words.forgot[lang], { lesson: title[lang] }));
    }
  };
  return [{ id: 'forget', run: forget }];
}
