import type { Experiment, ParamValues, Preset, RunResult } from '../../lab/types.ts';
import type { Confidence } from '../../progress/types.ts';
import type { Size } from '../size.ts';

/** From the question to the comparison. `id` is the event that recorded the guess, null when it could not be recorded. */
export type Guess =
  | { readonly phase: 'asking'; readonly option: number; readonly confidence: Confidence }
  | { readonly phase: 'made'; readonly key: string; readonly confidence: Confidence; readonly id: string | null }
  | {
      readonly phase: 'settled';
      readonly key: string;
      readonly confidence: Confidence;
      readonly outcome: string | null;
      readonly result: RunResult;
    }
  | { readonly phase: 'skipped' };

export type LabState = {
  readonly params: ParamValues;
  readonly seed: number;
  /** Index of the parameter under the cursor. */
  readonly knob: number;
  /** The view that stands first; `WORDS`: the comparison in words, over the whole panel. */
  readonly view: number;
  /** Lines of the page of words above the window. */
  readonly scroll: number;
  readonly guess: Guess;
  readonly preset: Preset | null;
  /** Shown frame of a stepwise experiment. */
  readonly position: number;
};

export type LabAction =
  | { readonly type: 'option'; readonly by: 1 | -1 }
  | { readonly type: 'pick'; readonly option: number }
  | { readonly type: 'confidence'; readonly by: 1 | -1 }
  | { readonly type: 'made'; readonly id: string | null; readonly params: ParamValues }
  | { readonly type: 'skipped' }
  /** `cramped`: the panel has no place for both charts and words; then the words come first. */
  | { readonly type: 'settled'; readonly outcome: string | null; readonly result: RunResult; readonly cramped: boolean }
  | { readonly type: 'knob'; readonly by: 1 | -1 }
  | { readonly type: 'params'; readonly params: ParamValues; readonly preset: Preset | null }
  | { readonly type: 'seed'; readonly seed: number }
  | { readonly type: 'view'; readonly cramped: boolean }
  | { readonly type: 'position'; readonly position: number }
  /** To the page of words. */
  | { readonly type: 'words' }
  | { readonly type: 'scroll'; readonly to: number };

export const DEFAULT_SEED = 1;

/** The page of words stands behind the views. */
export const WORDS = -1;

/** Whether a panel in a window of this size cannot hold charts and the whole comparison at once. */
export const isCramped = ({ columns, rows }: Size): boolean => columns < 70 || rows < 20;

export function startOf(params: ParamValues): LabState {
  const guess: Guess = { phase: 'asking', option: 0, confidence: 3 };
  return { params, seed: DEFAULT_SEED, knob: 0, view: 0, scroll: 0, guess, preset: null, position: 0 };
}

const wrap = (index: number, count: number): number => (count === 0 ? 0 : (index + count) % count);

function nextView({ view, guess }: LabState, count: number, cramped: boolean): number {
  const words = cramped && guess.phase !== 'asking';
  return view === count - 1 && words ? WORDS : wrap(view + 1, count);
}

/** `experiment` gives the numbers of options, knobs and views. */
export function reduceLab(experiment: Experiment, state: LabState, action: LabAction): LabState {
  const { guess } = state;
  const { options } = experiment.prediction;
  switch (action.type) {
    case 'option':
      if (guess.phase !== 'asking') return state;
      return { ...state, guess: { ...guess, option: wrap(guess.option + action.by, options.length) } };
    case 'pick':
      if (guess.phase !== 'asking' || action.option >= options.length) return state;
      return { ...state, guess: { ...guess, option: action.option } };
    case 'confidence': {
      if (guess.phase !== 'asking') return state;
      const confidence = Math.min(5, Math.max(1, guess.confidence + action.by)) as Confidence;
      return { ...state, guess: { ...guess, confidence } };
    }
    case 'made': {
      const option = guess.phase === 'asking' ? options[guess.option] : undefined;
      if (guess.phase !== 'asking' || !option) return state;
      const { confidence } = guess;
      return { ...state, params: action.params, guess: { phase: 'made', key: option.key, confidence, id: action.id } };
    }
    case 'skipped':
      return { ...state, guess: { phase: 'skipped' } };
    case 'settled': {
      if (guess.phase !== 'made') return state;
      const { key, confidence } = guess;
      const { outcome, result } = action;
      const view = action.cramped ? WORDS : state.view;
      return { ...state, view, scroll: 0, guess: { phase: 'settled', key, confidence, outcome, result } };
    }
    case 'knob':
      return { ...state, knob: wrap(state.knob + action.by, experiment.params.length) };
    case 'params':
      return { ...state, params: action.params, preset: action.preset, position: 0 };
    case 'seed':
      return { ...state, seed: action.seed, position: 0 };
    case 'view':
      return { ...state, view: nextView(state, experiment.views.length, action.cramped), scroll: 0 };
    case 'position':
      return { ...state, position: Math.max(0, action.position) };
    case 'words':
      return { ...state, view: WORDS, scroll: 0 };
    case 'scroll':
      return { ...state, scroll: Math.max(0, action.to) };
  }
}

/** Whether a finished run answers what was asked: all that the prediction sets is as it sets it, from start to end. */
export function settles(experiment: Experiment, params: ParamValues, changedWhileRunning: boolean): boolean {
  if (changedWhileRunning) return false;
  return Object.entries(experiment.prediction.set).every(([name, value]) => params[name] === value);
}
