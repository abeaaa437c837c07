import { useStdout } from 'ink';
import { type ReactNode, useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import { type Card, parseCard } from '../../lab/card.ts';
import { startRun, warmUp } from '../../lab/client.ts';
import { experimentById } from '../../lab/experiments/index.ts';
import { defaults } from '../../lab/params.ts';
import type { Experiment } from '../../lab/types.ts';
import type { KeyName, Live } from '../keys.ts';
import { useTutor } from '../tutor.ts';
import type { Evaluation } from './band.ts';
import { commandsOf } from './commands.ts';
import { Panel } from './panel.tsx';
import { RunModel, type RunView } from './run-model.ts';
import { isCramped, type LabAction, type LabState, reduceLab, settles, startOf } from './state.ts';
import { statusLine } from './status.ts';
import { type Asked, useEvaluation } from './use-evaluation.ts';

export type Laboratory = {
  /** State of the run, for the title line. */
  readonly status: string;
  readonly commands: readonly Live[];
  readonly onText?: (key: KeyName) => boolean;
  readonly render: (columns: number, rows: number) => ReactNode;
  /** The prediction has been set against a measurement. */
  readonly settled: boolean;
};

export type Lab = {
  readonly experiment: Experiment;
  readonly state: LabState;
  readonly run: RunView;
  readonly evaluation: Evaluation;
};

type Options = {
  readonly experiment: string;
  readonly preset?: string;
  /** The run that it names begins at once, without a prediction. Read only when the laboratory opens. */
  readonly card?: string;
  readonly active: boolean;
  readonly onLeave: () => void;
};

/**
 * An experiment for a screen to embed: asks for a prediction, runs live, sets both side by side. The screen gives the
 * place and shows `status` and `commands`. Null without options or for an id that does not exist.
 */
export function useLaboratory(options: Options | null): Laboratory | null {
  const experiment = options ? experimentById(options.experiment) : undefined;
  const lab = useLab(experiment ?? null, options?.preset, options?.card);
  const tutor = useTutor();
  const { stdout } = useStdout();
  if (!options || !lab) return null;
  const { state, run } = lab.data;
  return {
    status: statusLine(lab.data, tutor.lang, tutor.capabilities, tutor.size.columns),
    commands: options.active
      ? commandsOf({ ...lab, lab: lab.data, tutor, leave: options.onLeave, write: text => stdout.write(text) })
      : [],
    render: (columns, rows) => <Panel lab={lab.data} columns={columns} rows={rows} />,
    settled: state.guess.phase === 'settled' || (state.guess.phase === 'skipped' && run.status === 'finished'),
  };
}

type Mounted = {
  readonly data: Lab;
  readonly dispatch: (action: LabAction) => void;
  readonly model: RunModel;
  readonly evaluate: (asked: Asked) => void;
};

function useLab(
  experiment: Experiment | null,
  presetId: string | undefined,
  cardText: string | undefined,
): Mounted | null {
  const { backend, settings, capabilities, say, lang } = useTutor();
  const isCalm = useRef(false);
  isCalm.current = settings.motion === 'reduced' || capabilities.screenReader;
  const [model] = useState(() => new RunModel(backend, startRun, () => isCalm.current));
  const [states, dispatch] = useReducer(reduceLabs, {});
  const run = useSyncExternalStore(model.subscribe, model.view);
  const [evaluation, evaluate, forget] = useEvaluation(experiment);
  const id = experiment?.id ?? '';
  const card = useMemo(() => (cardText === undefined ? null : parseCard(cardText)), [cardText]);
  const fresh = useMemo(
    () => (card ? withCard(card) : experiment ? withPreset(experiment, presetId) : null),
    [card, experiment, presetId],
  );
  const state = states[id] ?? fresh;

  useEffect(() => {
    if (experiment && card) model.start(experiment, card.params, card.seed, { backend: card.backend });
    else if (experiment) warmUp(experiment, backend);
    return () => model.stop();
  }, [experiment, model, backend, card]);
  // A sentence that was read is not said again when the language changes.
  useEffect(() => {
    if (run.notice) say(run.notice[lang]);
  }, [run.notice]);
  useSettling(experiment, state, run, action => dispatch({ id, experiment, fresh, action }));

  if (!experiment || !state) return null;
  return {
    data: { experiment, state, run, evaluation },
    dispatch: action => {
      if (action.type === 'params' || action.type === 'seed' || action.type === 'keep') forget();
      dispatch({ id, experiment, fresh, action });
    },
    model,
    evaluate,
  };
}

type Labs = Readonly<Record<string, LabState>>;
type LabsAction = {
  readonly id: string;
  readonly experiment: Experiment | null;
  readonly fresh: LabState | null;
  readonly action: LabAction;
};

/** States by experiment: a lesson may embed several, each keeps its prediction when the learner goes back to it. */
function reduceLabs(labs: Labs, { id, experiment, fresh, action }: LabsAction): Labs {
  const state = labs[id] ?? fresh;
  return experiment && state ? { ...labs, [id]: reduceLab(experiment, state, action) } : labs;
}

/** What a card names is run as it is: nobody is asked to guess what another has measured. */
function withCard({ params, seed }: Card): LabState {
  return { ...startOf(params), seed, guess: { phase: 'skipped' } };
}

function withPreset(experiment: Experiment, presetId: string | undefined): LabState {
  const preset = experiment.presets.find(({ id }) => id === presetId) ?? null;
  const state = startOf({ ...defaults(experiment), ...preset?.set });
  return preset ? { ...state, preset } : state;
}

/** When the run that the prediction was about has ended: writes down both the run and the comparison, once. */
function useSettling(
  experiment: Experiment | null,
  state: LabState | null,
  run: RunView,
  dispatch: (action: LabAction) => void,
): void {
  const { record, size } = useTutor();
  // A result is one event; it must not be recorded again when anything else changes.
  useEffect(() => {
    const { result } = run;
    if (!experiment || !state || !result || result.experiment !== experiment.id) return;
    record({ type: 'run.finished', experiment: experiment.id, card: result.card, status: result.status });
    // A small panel has no other place for what is said of the end.
    if (isCramped(size) && (state.kept || state.preset)) dispatch({ type: 'words' });
    const { guess } = state;
    if (guess.phase !== 'made' || result.status !== 'finished' || !settles(experiment, result.params, run.changed))
      return;
    const outcome = experiment.prediction.outcome(result);
    if (outcome !== null && guess.id !== null) {
      const right = outcome === guess.key;
      record({ type: 'prediction.settled', experiment: experiment.id, prediction: guess.id, outcome, right });
    }
    dispatch({ type: 'settled', outcome, result, cramped: isCramped(size) });
  }, [run.result]);
  useEffect(() => {
    const trouble = run.status === 'failed' || run.status === 'diverged';
    if (trouble && isCramped(size)) dispatch({ type: 'words' });
  }, [run.status]);
}
