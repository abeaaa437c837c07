import { nudge } from '../../lab/params.ts';
import type { Live } from '../keys.ts';
import { type Hands, startWith } from './hands.ts';

/** Which knob, and its value. A comparison always starts anew: both runs must have had their setting from the start. */
export function knobCommands(hands: Hands): Live[] {
  const { lab, dispatch, model } = hands;
  const { experiment, state, run } = lab;
  const change = (direction: 1 | -1): void => {
    const param = experiment.params[state.knob];
    const value = param && state.params[param.name];
    if (!param || value === undefined) return;
    const next = nudge(param, value, direction);
    const params = { ...state.params, [param.name]: next };
    const goesOn = run.status === 'running' || run.status === 'paused';
    if (param.live && goesOn && !state.kept) {
      dispatch({ type: 'params', params, preset: null });
      model.set({ [param.name]: next });
    } else startWith(hands, params, null);
  };
  const stepwise = experiment.pace === 'stepwise';
  return [
    { id: 'knobUp', run: () => dispatch({ type: 'knob', by: -1 }) },
    { id: 'knobDown', run: () => dispatch({ type: 'knob', by: 1 }) },
    { id: stepwise ? 'lowerStepwise' : 'lower', run: () => change(-1) },
    { id: stepwise ? 'raiseStepwise' : 'raise', run: () => change(1) },
  ];
}
