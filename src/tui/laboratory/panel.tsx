import { Box } from 'ink';
import { memo } from 'react';
import { fill } from '../../i18n/fill.ts';
import { words } from '../../i18n/laboratory.ts';
import { shortened } from '../../text/layout.ts';
import type { Line } from '../../text/styled.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { Lines } from '../components/lines.tsx';
import { marks, span } from '../theme.ts';
import { type Tutor, useTutor } from '../tutor.ts';
import { wordLines } from './band.ts';
import { cardLines } from './card-page.ts';
import { explainLines } from './explain.ts';
import { cutKnob, knobLines, knobNote, oneKnobLine } from './knobs.ts';
import { layoutPanel, type Pane } from './layout.ts';
import { predictLines } from './predict.tsx';
import { presetLines } from './presets.ts';
import { isCramped, WORDS } from './state.ts';
import type { Lab } from './use-laboratory.tsx';
import { ViewPane } from './view-pane.tsx';

type Props = { readonly lab: Lab; readonly columns: number; readonly rows: number };

/** The experiment in the place it is given: the prediction first, then knobs, charts and the comparison. */
export const Panel = memo(function Panel({ lab, columns, rows }: Props) {
  const tutor = useTutor();
  const { experiment, state } = lab;
  const { guess } = state;
  const page = pageLines(lab, tutor, columns, rows);
  if (page) return <Lines lines={page} columns={columns} />;
  if (guess.phase === 'asking') {
    const lines = predictLines(experiment, guess.option, guess.confidence, tutor, columns, rows);
    return <Lines lines={lines} columns={columns} />;
  }
  const inner = columns - 2;
  const words = wordLines({ ...lab, tutor }, inner);
  const cramped = isCramped(tutor.size);
  if (state.view === WORDS) {
    const top = Math.max(0, Math.min(state.scroll, words.length - rows));
    return (
      <Box paddingX={1}>
        <Lines lines={words.slice(top, top + rows)} columns={inner} />
      </Box>
    );
  }
  const layout = layoutPanel(inner, rows, { ...experiment, full: state.display.full }, cramped ? 0 : words.length);
  const charts = (
    <Box flexDirection="column">
      {layout.panes.map((row, index) => (
        <Box key={row[0]?.view} columnGap={2} flexShrink={0} height={row[0]?.rows ?? 1}>
          {row.map(pane => (
            <View key={pane.view} lab={lab} pane={pane} titled={pane.rows > 4 || index > 0} />
          ))}
        </Box>
      ))}
    </Box>
  );
  const knobRows = rows - layout.band;
  return (
    <Box flexDirection="column" paddingX={1}>
      {layout.side > 0 ? (
        <Box columnGap={2} height={knobRows}>
          <Lines lines={sideLines(lab, tutor, layout.side, knobRows)} columns={layout.side} />
          {charts}
        </Box>
      ) : (
        <>
          {charts}
          <Lines lines={[oneKnobLine(experiment, state, tutor, inner)]} columns={inner} />
        </>
      )}
      <Lines lines={[dividerLine(tutor, inner), ...shortened(words, layout.band - 1)]} columns={inner} />
    </Box>
  );
});

/** What stands over the panel now; null: nothing does. */
function pageLines(lab: Lab, tutor: Tutor, columns: number, rows: number): readonly Line[] | null {
  const { page } = lab.state;
  switch (page.kind) {
    case 'panel':
      return null;
    case 'presets':
      return presetLines(lab.experiment, page.at, tutor, columns, rows);
    case 'explain':
      return indented(explainLines({ ...lab, run: page.run }, tutor, columns - 1)).slice(
        page.scroll,
        page.scroll + rows,
      );
    case 'card':
      return indented(cardLines(lab, page, tutor, columns - 2)).slice(0, rows);
  }
}

const indented = (lines: readonly Line[]): Line[] => lines.map(line => [span(' '), ...line]);

const dividerLine = ({ capabilities }: Tutor, columns: number): Line => [
  span(marks(capabilities).rule.repeat(columns), { dim: true }),
];

function View({ lab, pane, titled }: { lab: Lab; pane: Pane; titled: boolean }) {
  const { views } = lab.experiment;
  const view = views[(pane.view + Math.max(0, lab.state.view)) % views.length];
  return view ? <ViewPane lab={lab} view={view} columns={pane.columns} rows={pane.rows} titled={titled} /> : null;
}

/** Knobs, and what belongs to the knob or the preset in hand. */
function sideLines({ experiment, state, run, evaluation }: Lab, tutor: Tutor, columns: number, rows: number): Line[] {
  const { lang } = tutor;
  const knobs = knobLines(experiment, state, tutor, columns, Math.max(1, rows - 2));
  // Once the run has ended the band says why, unless it has something else to say.
  const inBand = run.result !== null && !state.kept && evaluation.status === 'none';
  const preset = inBand ? null : state.preset;
  const text = preset
    ? fill(words.preset[lang], { label: preset.label[lang], why: preset.why[lang] })
    : run.status === 'running' || run.status === 'paused'
      ? knobNote(experiment, state, lang)
      : '';
  const cut = cutKnob(experiment, state, tutor, columns);
  const note = [cut, text].filter(Boolean).flatMap(part => wrapSpans([span(part, { dim: true })], columns));
  return [...knobs, [], ...shortened(note, Math.max(0, rows - knobs.length - 1))];
}
