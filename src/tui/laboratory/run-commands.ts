import type { Live } from '../keys.ts';
import { begin, type Hands } from './hands.ts';

/** Pause, step and again; of an experiment that is walked through, forward and back. */
export function runCommands(hands: Hands): Live[] {
  const { lab, dispatch, model } = hands;
  const { experiment, state, run } = lab;
  const again = (): void => {
    dispatch({ type: 'again' });
    begin(hands, state.params, state.seed);
  };
  const rerun: Live = { id: 'rerun', run: again };
  if (experiment.pace === 'stepwise') return [...walking(hands), rerun];
  const step: Live = {
    id: 'step',
    run: () => {
      dispatch({ type: 'unscrub' });
      model.step();
    },
  };
  const resume = (): void => {
    dispatch({ type: 'unscrub' });
    model.resume();
  };
  if (run.status === 'running' || run.status === 'starting')
    return [{ id: 'pause', run: () => model.pause() }, step, rerun];
  if (run.status === 'paused') return [{ id: 'resume', run: resume }, step, rerun];
  return [rerun];
}

function walking({ lab: { experiment, state, run }, dispatch, model }: Hands): Live[] {
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
  ];
}

/** Back through a run that stands still. */
export function scrubCommands({ lab: { experiment, state, run }, dispatch }: Hands): Live[] {
  const count = run.frames.length;
  if (count < 2) return [];
  const tenth = Math.max(1, Math.round(count / 10));
  if (experiment.pace === 'stepwise') {
    const at = Math.min(state.position, count - 1);
    const by = (frames: number) => () =>
      dispatch({ type: 'position', position: Math.min(count - 1, Math.max(0, at + frames)) });
    return scrubKeys(by, tenth);
  }
  if (!['paused', 'finished', 'diverged', 'stopped'].includes(run.status)) return [];
  return scrubKeys(frames => () => dispatch({ type: 'scrub', by: frames, count }), tenth);
}

function scrubKeys(by: (frames: number) => () => void, tenth: number): Live[] {
  return [
    { id: 'scrubBack', run: by(-1) },
    { id: 'scrubForward', run: by(1) },
    { id: 'scrubBackFar', run: by(-tenth) },
    { id: 'scrubForwardFar', run: by(tenth) },
  ];
}
