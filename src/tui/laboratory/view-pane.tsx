import { Box } from 'ink';
import { memo } from 'react';
import { type Chart, drawLines, drawPicture } from '../../charts/index.ts';
import { words } from '../../i18n/laboratory.ts';
import type { View } from '../../lab/types.ts';
import type { Line } from '../../text/styled.ts';
import { truncate, width } from '../../text/width.ts';
import { ChartView } from '../components/chart-view.tsx';
import { Lines } from '../components/lines.tsx';
import { span } from '../theme.ts';
import { type Tutor, useTutor } from '../tutor.ts';
import { displayNote, frameShown, linesSpecOf } from './display.ts';
import type { Lab } from './use-laboratory.tsx';

type Props = {
  readonly lab: Lab;
  readonly view: View;
  readonly columns: number;
  readonly rows: number;
  readonly titled: boolean;
};

/** One view of the run: its title and its chart, drawn anew only when the run has something new to show. */
export const ViewPane = memo(
  function ViewPane({ lab, view, columns, rows, titled }: Props) {
    const tutor = useTutor();
    const height = Math.max(1, rows - (titled ? 1 : 0));
    const chart = chartOf(lab, view, columns, height, tutor);
    return (
      <Box flexDirection="column" width={columns} height={rows} flexShrink={0}>
        {titled ? <Lines lines={[titleLine(lab, view, tutor, columns)]} columns={columns} /> : null}
        {chart ? <ChartView chart={chart} columns={columns} /> : null}
      </Box>
    );
  },
  (a, b) =>
    a.lab.run.version === b.lab.run.version &&
    a.lab.state.position === b.lab.state.position &&
    a.lab.state.scrub === b.lab.state.scrub &&
    a.lab.state.kept === b.lab.state.kept &&
    a.lab.state.display === b.lab.state.display &&
    a.view === b.view &&
    a.columns === b.columns &&
    a.rows === b.rows,
);

function titleLine({ state }: Lab, view: View, { lang }: Tutor, columns: number): Line {
  const note = displayNote(state.display, view)
    .map(name => words[name][lang])
    .join(lang === 'zh' ? '、' : ', ');
  const room = columns - (note ? width(note) + 2 : 0);
  return [
    span(truncate(view.title[lang], Math.max(1, room)), { bold: true }),
    span(note ? `  ${note}` : '', { dim: true }),
  ];
}

/** A view of the run as it is, or as it was at the step that is looked back at; null where there is nothing to draw. */
export function chartOf(
  lab: Lab,
  view: View,
  columns: number,
  rows: number,
  { lang, capabilities }: Tutor,
): Chart | null {
  const look = { lang, capabilities };
  const size = { columns, rows };
  if (view.kind === 'lines') return drawLines(linesSpecOf(lab, view), size, look);
  const pictures = frameShown(lab)?.pictures ?? lab.run.pictures;
  const picture = pictures[view.picture];
  return picture ? drawPicture(picture, size, look) : null;
}
