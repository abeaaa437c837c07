import { Box } from 'ink';
import { useState } from 'react';
import { words } from '../../../i18n/laboratory.ts';
import { experiments } from '../../../lab/experiments/index.ts';
import type { Line } from '../../../text/styled.ts';
import { padEnd, width } from '../../../text/width.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { marks, span } from '../../theme.ts';
import { bodyOf, useTutor } from '../../tutor.ts';

/** All experiments; the question of the one under the cursor stands below. */
export function LaboratoriesScreen() {
  const tutor = useTutor();
  const { lang, capabilities, progress } = tutor;
  const { columns, rows } = bodyOf(tutor.size);
  const [at, setAt] = useState(0);
  const questions = experiments.map(experiment =>
    wrapSpans([span(experiment.question[lang])], Math.min(columns - 2, 78)),
  );
  const below = Math.min(Math.max(...questions.map(question => question.length)), rows - 2);
  const shown = Math.max(1, Math.min(experiments.length, rows - below - 1));
  const first = Math.max(0, Math.min(at - Math.floor(shown / 2), experiments.length - shown));
  const { cursor, done } = marks(capabilities);
  const widest = Math.max(...experiments.map(({ title }) => width(title[lang])));
  const lines = experiments.slice(first, first + shown).map(({ id, title }, index): Line => {
    const selected = first + index === at;
    const style = selected ? ({ tone: 'accent', bold: true } as const) : {};
    const ran = progress.runs[id] ? done : ' ';
    return [
      span(` ${selected ? cursor : ' '} `, style),
      span(padEnd(title[lang], Math.min(widest, columns - 7)), style),
      span(`  ${ran}${columns >= 60 ? `  ${id}` : ''}`, { dim: true }),
    ];
  });
  const chosen = experiments[at];
  const question = (questions[at] ?? []).slice(0, below);
  const move = (by: number): void => setAt((at + by + experiments.length) % experiments.length);
  return (
    <Frame
      title={words.laboratory[lang]}
      status={String(experiments.length)}
      commands={[
        { id: 'up', run: () => move(-1) },
        { id: 'down', run: () => move(1) },
        { id: 'enterCard', run: () => tutor.open({ kind: 'card' }) },
        { id: 'open', run: () => chosen && tutor.open({ kind: 'laboratory', experiment: chosen.id }) },
      ]}
    >
      <Box flexDirection="column" height={rows - below} paddingTop={rows - below > shown + 1 ? 1 : 0}>
        <Lines lines={lines} columns={columns} />
      </Box>
      <Lines lines={question.map((line): Line => [span(' '), ...line])} columns={columns} />
    </Frame>
  );
}
