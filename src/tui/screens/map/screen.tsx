import { Box } from 'ink';
import SelectInput from 'ink-select-input';
import { useMemo, useReducer } from 'react';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { bodyOf, useTutor } from '../../tutor.ts';
import { PROGRAM, rowLine } from './row.ts';
import { type Row, reduceMap, rowsOf, startOf } from './state.ts';

const nothing = (): void => undefined;

/** The course: chapters, the lessons of the open one, and where to go on. */
export function MapScreen() {
  const tutor = useTutor();
  const { course, progress, size } = tutor;
  const [state, dispatch] = useReducer(reduceMap, null, () => startOf(course, progress));
  const rows = useMemo(() => rowsOf(course, progress, state.open), [course, progress, state.open]);
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
  const choose = (): void => {
    const row = rows[index];
    if (row?.kind === 'chapter') dispatch({ type: 'toggle', chapter: row.chapter.id });
    else if (row) tutor.open({ kind: 'lesson', lesson: row.lesson.id });
  };
  const quiz = quizOf(rows[index]);
  return (
    <Frame
      title={PROGRAM}
      status={course.title[tutor.lang]}
      commands={[
        { id: 'up', run: nothing },
        { id: 'down', run: nothing },
        { id: 'open', run: choose },
        ...(quiz ? [{ id: 'quiz' as const, run: () => tutor.open({ kind: 'quiz', quiz }) }] : []),
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

const quizOf = (row: Row | undefined): string | null => (row && row.kind !== 'chapter' ? row.lesson.quiz : null);
