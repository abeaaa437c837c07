import { words } from '../../i18n/laboratory.ts';
import { resolveParams } from '../../lab/params.ts';
import type { Live } from '../keys.ts';
import { bodyOf } from '../size.ts';
import { wordLines } from './band.ts';
import { comparisonCommands } from './compare-commands.ts';
import { begin, type Hands, startWith } from './hands.ts';
import { knobCommands } from './knob-commands.ts';
import { openCard, pageCommands } from './page-commands.ts';
import { runCommands, scrubCommands } from './run-commands.ts';
import { frozen } from './run-model.ts';
import { isCramped, toggled, WORDS } from './state.ts';

/** What the keys do now: on the page that stands over the panel, else first the prediction, then the run. */
export function commandsOf(hands: Hands): Live[] {
  const { lab, leave } = hands;
  if (lab.state.page.kind !== 'panel') return pageCommands(hands);
  const back: Live = { id: 'back', run: leave };
  const explain: Live = {
    id: 'explain',
    run: () => hands.dispatch({ type: 'page', page: { kind: 'explain', scroll: 0, run: frozen(lab.run) } }),
  };
  if (lab.state.guess.phase === 'asking') return [...predicting(hands), explain, back];
  const finish: Live[] = lab.state.guess.phase === 'settled' && !lab.state.kept ? [{ id: 'finish', run: leave }] : [];
  const wordy = lab.state.view === WORDS;
  const scroll = wordy ? scrolling(hands) : [];
  const running = runCommands(hands);
  return [
    ...finish,
    // A text that goes on must say how: its keys come before those of the run.
    ...(scroll.length > 0 ? running.map(live => ({ ...live, quiet: true })) : running),
    ...(wordy ? scroll : knobCommands(hands)),
    ...scrubCommands(hands),
    ...comparisonCommands(hands),
    ...others(hands),
    explain,
    back,
  ];
}

function predicting({ lab: { experiment, state }, dispatch, model, tutor }: Hands): Live[] {
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

/** On the page of words the arrows scroll: no knob is in sight there. */
function scrolling({ lab, dispatch, tutor }: Hands): Live[] {
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

function others(hands: Hands): Live[] {
  const { lab, dispatch, tutor } = hands;
  const { experiment, state } = lab;
  const { presets } = experiment;
  const cramped = isCramped(tutor.size);
  const choosePreset = (): void => {
    const at = presets.findIndex(({ id }) => id === state.preset?.id);
    dispatch({ type: 'page', page: { kind: 'presets', at: Math.max(0, at) } });
  };
  const newSeed = (): void => {
    const seed = state.seed + 1;
    dispatch({ type: 'seed', seed });
    begin(hands, state.params, seed);
  };
  return [
    { id: 'newSeed', run: newSeed },
    ...(experiment.views.length > 1 || cramped
      ? [{ id: 'view' as const, run: () => dispatch({ type: 'view', words: cramped }) }]
      : []),
    ...(presets.length > 0 ? [{ id: 'preset' as const, run: choosePreset }] : []),
    { id: 'reset', run: () => startWith(hands, resolveParams(experiment, {}), null) },
    { id: 'enterCard', run: () => tutor.open({ kind: 'card' }) },
    { id: 'copyCard', run: () => openCard(hands) },
    ...display(hands),
  ];
}

/** Ways of drawing; none of them touches the run. */
function display({ lab: { experiment, state }, dispatch, tutor }: Hands): Live[] {
  const curves = experiment.views.some(({ kind }) => kind === 'lines');
  const toggle = (what: 'scale' | 'style' | 'zoom' | 'full') => () => {
    dispatch({ type: 'toggle', what });
    const next = toggled(state.display, what);
    // Where a chart is drawn so already nothing else would tell that the key was heard.
    if (what === 'scale') tutor.say(words.scaleNow[next.scale][tutor.lang]);
    if (what === 'style') tutor.say(words.styleNow[next.style][tutor.lang]);
  };
  return [
    ...(curves
      ? [
          { id: 'logScale' as const, run: toggle('scale') },
          { id: 'braille' as const, run: toggle('style') },
          { id: 'zoom' as const, run: toggle('zoom') },
        ]
      : []),
    ...(state.view === WORDS ? [] : [{ id: 'full' as const, run: toggle('full') }]),
  ];
}
