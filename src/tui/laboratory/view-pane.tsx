import { Box } from 'ink';
import { memo } from 'react';
import { type Chart, drawLines, drawPicture } from '../../charts/index.ts';
import type { View } from '../../lab/types.ts';
import { truncate } from '../../text/width.ts';
import { ChartView } from '../components/chart-view.tsx';
import { Lines } from '../components/lines.tsx';
import { span } from '../theme.ts';
import { type Tutor, useTutor } from '../tutor.ts';
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
        {titled ? (
          <Lines lines={[[span(truncate(view.title[tutor.lang], columns), { bold: true })]]} columns={columns} />
        ) : null}
        {chart ? <ChartView chart={chart} columns={columns} /> : null}
      </Box>
    );
  },
  (a, b) =>
    a.lab.run.version === b.lab.run.version &&
    a.lab.state.position === b.lab.state.position &&
    a.view === b.view &&
    a.columns === b.columns &&
    a.rows === b.rows,
);

function chartOf(
  { experiment, state, run }: Lab,
  view: View,
  columns: number,
  rows: number,
  tutor: Tutor,
): Chart | null {
  const { lang, capabilities } = tutor;
  const look = { lang, capabilities };
  const size = { columns, rows };
  if (view.kind === 'lines') {
    const series = view.series.map(({ metric, label }) => {
      const values = run.series[metric] ?? [];
      return { label, steps: run.steps, values };
    });
    const last = run.steps.at(-1) ?? 0;
    const perFrame = run.steps.length > 1 ? last / run.steps.length : 1;
    const xMax = Math.max(last, Math.round(perFrame * experiment.frames(state.params)));
    return drawLines({ log: view.log, series, xMax }, size, look);
  }
  const pictures =
    experiment.pace === 'stepwise' ? (run.frames[state.position] ?? run.frames.at(-1))?.pictures : run.pictures;
  const picture = pictures?.[view.picture];
  return picture ? drawPicture(picture, size, look) : null;
}
