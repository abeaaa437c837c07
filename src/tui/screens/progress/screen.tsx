import { useState } from 'react';
import { ui } from '../../../i18n/ui.ts';
import { Frame } from '../../components/frame.tsx';
import { Rows } from '../../components/lines.tsx';
import { useScroll } from '../../components/use-scroll.ts';
import { spokenLines } from '../../spoken.ts';
import { clip, paint } from '../../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { type Part, VIEWS, type View } from './views.ts';

/** A part as ready rows, and as what a screen reader says. */
function rowsOf(part: Part, columns: number, tutor: Tutor): { rows: readonly string[]; spoken: string } {
  if ('text' in part) return { rows: part.lines.map(line => ` ${line}`), spoken: part.text };
  return {
    rows: part.map(line => paint(clip(line, columns), tutor.capabilities)),
    spoken: spokenLines(part, tutor),
  };
}

/** What was learnt, as text and plots: one view at a time. */
export function ProgressScreen() {
  const [place, setPlace] = useState(0);
  const turn = (by: number): void => setPlace((place + by + VIEWS.length) % VIEWS.length);
  const view = VIEWS[place];
  return view ? <Shown key={place} view={view} status={`${place + 1}/${VIEWS.length}`} turn={turn} /> : null;
}

type Props = { readonly view: View; readonly status: string; readonly turn: (by: number) => void };

/** A view, scrolled where it is longer than the window. */
function Shown({ view, status, turn }: Props) {
  const tutor = useTutor();
  const { rows, columns } = bodyOf(tutor.size);
  const parts = view.parts(tutor).map(part => rowsOf(part, columns, tutor));
  const lines = parts.flatMap(part => part.rows);
  const { top, commands } = useScroll(lines.length, rows);
  return (
    <Frame
      title={`${ui.progress[tutor.lang]} › ${view.title[tutor.lang]}`}
      status={status}
      commands={[{ id: 'nextChart', run: () => turn(1) }, { id: 'previousChart', run: () => turn(-1) }, ...commands]}
    >
      <Rows
        rows={lines.slice(top, top + rows)}
        columns={columns}
        spoken={parts.map(({ spoken }) => spoken).join('\n')}
      />
    </Frame>
  );
}
