import { nudge, resolveParams } from '../../lab/params.ts';
import type { Experiment, ParamValues } from '../../lab/types.ts';
import type { Live } from '../keys.ts';
import { bodyOf } from '../size.ts';
import type { Tutor } from '../tutor.ts';
import { wordLines } from './band.ts';
import type { RunModel } from './run-model.ts';
import { isCramped, type LabAction, WORDS } from './state.ts';
import type { Lab } from './use-laboratory.tsx';

type Dispatch = (action: LabAction) => void;

/** What the keys do now: first the prediction, then the run. */
export function commandsOf(
  lab: Lab,
  dispatch: Dispatch,
  model: RunModel,
  evaluate: () => void,
  tutor: Tutor,
  onLeave: () => void,
): Live[] {
  const leave: Live = { id: 'back', run: onLeave };
  const finish: Live[] = lab.state.guess.phase === 'settled' ? [{ id: 'finish', run: onLeave }] : [];
  if (lab.state.guess.phase === 'asking') return [...predicting(lab, dispatch, model, tutor), leave];
  const scroll = isWords(lab, tutor) ? scrolling(lab, dispatch, tutor) : [];
  return [
    ...finish,
    ...running(lab, dispatch, model).map(scroll.length > 0 ? quietly : live => live),
    ...(isWords(lab, tutor) ? scroll : knobs(lab, dispatch, model)),
    ...others(lab, dispatch, model, evaluate, tutor),
    leave,
  ];
}

function predicting({ experiment, state }: Lab, dispatch: Dispatch, model: RunModel, tutor: Tutor): Live[] {
  const { guess } = state;
  if (guess.phase !== 'asking') return [];
  const confirm = (): void => {
    const option = experiment.prediction.options[guess.option];
    if (!option) return;
    const { confidence } = guess;
    const id = tutor.record({ type: 'prediction.made', experiment: experiment.id, option: option.key, confidence });
    const params = { ...state.params, ...experiment.prediction.set };
    dispatch({ type: 'made', id, params });
    model.start(experiment, params, state.seed);
  };
  const skip = (): void => {
    dispatch({ type: 'skipped' });
    model.start(experiment, state.params, state.seed);
  };
  return [
    { id: 'up', run: () => dispatch({ type: 'option', by: -1 }) },
    { id: 'down', run: () => dispatch({ type: 'option', by: 1 }) },
    { id: 'choose', run: key => dispatch({ type: 'pick', option: Number(key) - 1 }) },
    { id: 'lessSure', run: () => dispatch({ type: 'confidence', by: -1 }) },
    { id: 'moreSure', run: () => dispatch({ type: 'confidence', by: 1 }) },
    { id: 'runExperiment', run: confirm },
    { id: 'skipPrediction', run: skip },
  ];
}

function running({ experiment, state, run }: Lab, dispatch: Dispatch, model: RunModel): Live[] {
  const again = (): void => {
    dispatch({ type: 'position', position: 0 });
    model.start(experiment, state.params, state.seed);
  };
  const rerun: Live = { id: 'rerun', run: again };
  if (experiment.pace === 'stepwise') {
    const last = run.frames.length - 1;
    const to = (position: number): void => dispatch({ type: 'position', position });
    const forward = (): void => {
      if (state.position >= last && run.status === 'paused') model.step();
      to(Math.min(state.position + 1, experiment.frames(state.params) - 1));
    };
    return [
      { id: 'stepForward', run: forward },
      { id: 'stepBack', run: () => to(Math.min(state.position, last) - 1) },
      { id: 'first', run: () => to(0) },
      rerun,
    ];
  }
  const step: Live = { id: 'step', run: () => model.step() };
  if (run.status === 'running' || run.status === 'starting')
    return [{ id: 'pause', run: () => model.pause() }, step, rerun];
  if (run.status === 'paused') return [{ id: 'resume', run: () => model.resume() }, step, rerun];
  return [rerun];
}

const isWords = ({ state }: Lab, { size }: Tutor): boolean => state.view === WORDS && isCramped(size);

/** A text that goes on must say how: its keys come before those of the run. */
const quietly = (live: Live): Live => ({ ...live, quiet: true });

/** On the page of words the arrows scroll: no knob is in sight there. */
function scrolling(lab: Lab, dispatch: Dispatch, tutor: Tutor): Live[] {
  const { columns, rows } = bodyOf(tutor.size);
  // A heading of the lesson may take one row.
  const lowest = Math.max(0, wordLines({ ...lab, tutor }, columns - 2).length - rows + 1);
  const { scroll } = lab.state;
  if (lowest === 0) return [];
  return [
    { id: 'scrollUp', run: () => dispatch({ type: 'scroll', to: scroll - 1 }) },
    { id: 'scrollDown', run: () => dispatch({ type: 'scroll', to: Math.min(lowest, scroll + 1) }) },
  ];
}

function knobs({ experiment, state, run }: Lab, dispatch: Dispatch, model: RunModel): Live[] {
  const change = (direction: 1 | -1): void => {
    const param = experiment.params[state.knob];
    const value = param && state.params[param.name];
    if (!param || value === undefined) return;
    const params = { ...state.params, [param.name]: nudge(param, value, direction) };
    dispatch({ type: 'params', params, preset: null });
    if (param.live && (run.status === 'running' || run.status === 'paused'))
      model.set({ [param.name]: params[param.name] as never });
    else model.start(experiment, params, state.seed);
  };
  const stepwise = experiment.pace === 'stepwise';
  return [
    { id: 'knobUp', run: () => dispatch({ type: 'knob', by: -1 }) },
    { id: 'knobDown', run: () => dispatch({ type: 'knob', by: 1 }) },
    { id: stepwise ? 'lowerStepwise' : 'lower', run: () => change(-1) },
    { id: stepwise ? 'raiseStepwise' : 'raise', run: () => change(1) },
  ];
}

function others(
  { experiment, state }: Lab,
  dispatch: Dispatch,
  model: RunModel,
  evaluate: () => void,
  tutor: Tutor,
): Live[] {
  const { presets } = experiment;
  const cramped = isCramped(tutor.size);
  const nextPreset = (): void => {
    const at = presets.findIndex(({ id }) => id === state.preset?.id);
    const preset = presets[(at + 1) % presets.length];
    if (!preset) return;
    const params = resolveParams(experiment, preset.set);
    dispatch({ type: 'params', params, preset });
    model.start(experiment, params, state.seed);
  };
  const seeds = (): void => {
    if (cramped) dispatch({ type: 'words' });
    evaluate();
  };
  const reset = (): void => restart(experiment, resolveParams(experiment, {}), state.seed, dispatch, model);
  const newSeed = (): void => {
    const seed = state.seed + 1;
    dispatch({ type: 'seed', seed });
    model.start(experiment, state.params, seed);
  };
  return [
    { id: 'newSeed', run: newSeed },
    ...(experiment.views.length > 1 || cramped
      ? [{ id: 'view' as const, run: () => dispatch({ type: 'view', cramped }) }]
      : []),
    ...(presets.length > 0 ? [{ id: 'preset' as const, run: nextPreset }] : []),
    { id: 'reset', run: reset },
    ...(experiment.findings.length > 0 ? [{ id: 'seeds' as const, run: seeds }] : []),
  ];
}

function restart(experiment: Experiment, params: ParamValues, seed: number, dispatch: Dispatch, model: RunModel): void {
  dispatch({ type: 'params', params, preset: null });
  model.start(experiment, params, seed);
}
