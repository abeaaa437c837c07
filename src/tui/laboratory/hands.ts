import type { ParamValues, Preset } from '../../lab/types.ts';
import type { Tutor } from '../tutor.ts';
import type { RunModel } from './run-model.ts';
import type { LabAction } from './state.ts';
import type { Asked } from './use-evaluation.ts';
import type { Lab } from './use-laboratory.tsx';

/** All that a key in the laboratory may use. */
export type Hands = {
  readonly lab: Lab;
  readonly dispatch: (action: LabAction) => void;
  readonly model: RunModel;
  readonly evaluate: (asked: Asked) => void;
  readonly tutor: Tutor;
  readonly leave: () => void;
  /** Straight to the terminal, past the screen. */
  readonly write: (text: string) => void;
};

/** Starts a run. One that is walked through goes to its end when it is compared: both must be there at the same place. */
export function begin({ lab: { experiment, state }, model }: Hands, params: ParamValues, seed: number): void {
  model.start(experiment, params, seed, { through: state.kept !== null });
}

/** Starts the run again with other settings, and what is shown with it. */
export function startWith(hands: Hands, params: ParamValues, preset: Preset | null): void {
  hands.dispatch({ type: 'params', params, preset });
  begin(hands, params, hands.lab.state.seed);
}
