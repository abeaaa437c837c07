import { useState } from 'react';
import { ui } from '../../../i18n/ui.ts';
import { Frame } from '../../components/frame.tsx';
import { Rows } from '../../components/lines.tsx';
import { clip, paint } from '../../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../../tutor.ts';
import { type Part, VIEWS } from './views.ts';

/** A part as ready rows, and as what a screen reader says. */
function rowsOf(part: Part, columns: number, { capabilities }: Tutor): { rows: readonly string[]; spoken: string } {
  if ('text' in part) return { rows: part.lines.map(line => ` ${line}`), spoken: part.text };
  return {
    rows: part.map(line => paint(clip(line, columns), capabilities)),
    spoken: part.map(line => line.map(({ text }) => text).join('')).join('\n'),
  };
}

/** What was learnt, as text and plots: one view at a time, scrolled where it is longer than the window. */
export function ProgressScreen() {
  const tutor = useTutor();
  const [place, setPlace] = useState({ view: 0, offset: 0 });
  const { rows, columns } = bodyOf(tutor.size);
  const view = VIEWS[place.view] ?? VIEWS[0];
  const parts = view?.parts(tutor).map(part => rowsOf(part, columns, tutor)) ?? [];
  const lines = parts.flatMap(part => part.rows);
  const lowest = Math.max(0, lines.length - rows);
  const top = Math.min(place.offset, lowest);
  const scroll = (offset: number): void => setPlace({ ...place, offset: Math.max(0, Math.min(lowest, offset)) });
  const turn = (by: number): void => setPlace({ view: (place.view + by + VIEWS.length) % VIEWS.length, offset: 0 });
  const page = Math.max(1, rows - 1);
  return (
    <Frame
      title={`${ui.progress[tutor.lang]} › ${view?.title[tutor.lang] ?? ''}`}
      status={`${place.view + 1}/${VIEWS.length}`}
      commands={[
        { id: 'nextChart', run: () => turn(1) },
        { id: 'previousChart', run: () => turn(-1) },
        { id: 'scrollUp', run: () => scroll(top - 1) },
        { id: 'scrollDown', run: () => scroll(top + 1) },
        { id: 'pageUp', run: () => scroll(top - page) },
        { id: 'pageDown', run: () => scroll(top + page) },
      ]}
    >
      <Rows
        rows={lines.slice(top, top + rows)}
        columns={columns}
        spoken={parts.map(({ spoken }) => spoken).join('\n')}
      />
    </Frame>
  );
}
