import type { LineStyle } from '../../charts/index.ts';
import type { Experiment, ParamValues, Preset, RunResult } from '../../lab/types.ts';
import type { Clipboard } from '../../platform/clipboard.ts';
import type { Confidence } from '../../progress/types.ts';
import type { Size } from '../size.ts';
import { type PageAction, reducePage } from './page.ts';
import type { RunView } from './run-model.ts';

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

/** A finished run that stays, for the next one to be compared with. */
export type Kept = {
  readonly result: RunResult;
  readonly steps: readonly number[];
  readonly series: Readonly<Record<string, readonly number[]>>;
};

/** How charts are drawn. None of it touches the run. */
export type Display = {
  /** `declared`: as the experiment has it. */
  readonly scale: 'declared' | 'log' | 'linear';
  readonly style: LineStyle;
  /** Only the second half of the steps. */
  readonly zoom: boolean;
  /** One view over the whole panel. */
  readonly full: boolean;
};

/** What stands over the panel. */
export type Page =
  | { readonly kind: 'panel' }
  /** `at`: the preset under the cursor. */
  | { readonly kind: 'presets'; readonly at: number }
  /** `run` as it was when it was asked for: a text that is read must not change. */
  | { readonly kind: 'explain'; readonly scroll: number; readonly run: RunView }
  | { readonly kind: 'card'; readonly card: string; readonly clipboard: Clipboard['kind'] };

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
  /** The frame of a continuous run that is looked back at, an index of the frames kept; null: the last one. */
  readonly scrub: number | null;
  readonly kept: Kept | null;
  readonly display: Display;
  readonly page: Page;
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
  | { readonly type: 'view'; readonly words: boolean }
  | { readonly type: 'position'; readonly position: number }
  /** By so many of the `count` frames kept; beyond the last one is the end of the run again. */
  | { readonly type: 'scrub'; readonly by: number; readonly count: number }
  /** The run goes on: its newest frame is shown. */
  | { readonly type: 'unscrub' }
  /** The run begins again. */
  | { readonly type: 'again' }
  | { readonly type: 'keep'; readonly kept: Kept | null }
  | { readonly type: 'toggle'; readonly what: 'scale' | 'style' | 'zoom' | 'full' }
  /** To the page of words. */
  | { readonly type: 'words' }
  | { readonly type: 'scroll'; readonly to: number }
  | PageAction;

export const DEFAULT_SEED = 1;

/** The page of words stands behind the views. */
export const WORDS = -1;

const PANEL: Page = { kind: 'panel' };
const DISPLAY: Display = { scale: 'declared', style: 'auto', zoom: false, full: false };

/** Whether a panel in a window of this size cannot hold charts and the whole comparison at once. */
export const isCramped = ({ columns, rows }: Size): boolean => columns < 70 || rows < 20;

export function startOf(params: ParamValues): LabState {
  const guess: Guess = { phase: 'asking', option: 0, confidence: 3 };
  const run = { params, seed: DEFAULT_SEED, preset: null, position: 0, scrub: null, kept: null };
  return { ...run, knob: 0, view: 0, scroll: 0, guess, display: DISPLAY, page: PANEL };
}

export const wrap = (index: number, count: number): number => (count === 0 ? 0 : (index + count) % count);

function nextView({ view, guess }: LabState, count: number, words: boolean): number {
  return view === count - 1 && words && guess.phase !== 'asking' ? WORDS : wrap(view + 1, count);
}

/** `experiment` gives the numbers of options, knobs and views. */
export function reduceLab(experiment: Experiment, state: LabState, action: LabAction): LabState {
  switch (action.type) {
    case 'option':
    case 'pick':
    case 'confidence':
    case 'made':
    case 'skipped':
    case 'settled':
      return reduceGuess(experiment, state, action);
    case 'knob':
      return { ...state, knob: wrap(state.knob + action.by, experiment.params.length) };
    case 'params': {
      // Two runs are compared at the same place of a calculation.
      const position = state.kept ? state.position : 0;
      return { ...charts(state), params: action.params, preset: action.preset, position, scrub: null };
    }
    case 'seed':
      return { ...charts(state), seed: action.seed, position: 0, scrub: null };
    case 'again':
      return { ...charts(state), position: 0, scrub: null };
    case 'view':
      return { ...state, view: nextView(state, experiment.views.length, action.words), scroll: 0 };
    case 'position':
      return { ...state, position: Math.max(0, action.position) };
    case 'scrub': {
      const to = Math.max(0, (state.scrub ?? action.count - 1) + action.by);
      return { ...charts(state), scrub: to >= action.count - 1 ? null : to };
    }
    case 'unscrub':
      return { ...state, scrub: null };
    case 'keep':
      return { ...charts(state), kept: action.kept };
    case 'toggle':
      return { ...state, display: toggled(state.display, action.what) };
    case 'words':
      return { ...state, view: WORDS, scroll: 0 };
    case 'scroll':
      return { ...state, scroll: Math.max(0, action.to) };
    case 'page':
    case 'pageMove':
      return { ...state, page: reducePage(state.page, action) };
  }
}

/** What is to be seen is in the charts: they come before the page of words. */
const charts = (state: LabState): LabState => (state.view === WORDS ? { ...state, view: 0 } : state);

type GuessAction = Extract<LabAction, { type: 'option' | 'pick' | 'confidence' | 'made' | 'skipped' | 'settled' }>;

function reduceGuess({ prediction: { options } }: Experiment, state: LabState, action: GuessAction): LabState {
  const { guess } = state;
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
  }
}

const NEXT_SCALE = { declared: 'log', log: 'linear', linear: 'declared' } as const;
const NEXT_STYLE = { auto: 'dots', dots: 'lines', lines: 'auto' } as const;

/** The display after one press of a key. */
export function toggled(display: Display, what: 'scale' | 'style' | 'zoom' | 'full'): Display {
  switch (what) {
    case 'scale':
      return { ...display, scale: NEXT_SCALE[display.scale] };
    case 'style':
      return { ...display, style: NEXT_STYLE[display.style] };
    case 'zoom':
      return { ...display, zoom: !display.zoom };
    case 'full':
      return { ...display, full: !display.full };
  }
}

/** Whether a finished run answers what was asked: all that the prediction sets is as it sets it, from start to end. */
export function settles(experiment: Experiment, params: ParamValues, changedWhileRunning: boolean): boolean {
  if (changedWhileRunning) return false;
  return Object.entries(experiment.prediction.set).every(([name, value]) => params[name] === value);
}
