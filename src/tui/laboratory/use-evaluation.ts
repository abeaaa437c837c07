import { useEffect, useRef, useState } from 'react';
import { evaluate } from '../../lab/evaluate.ts';
import { defaults } from '../../lab/params.ts';
import type { Experiment } from '../../lab/types.ts';
import { TutorError } from '../../platform/errors.ts';
import { useTutor } from '../tutor.ts';
import type { Evaluation } from './band.ts';

const SEEDS = [1, 2, 3, 4, 5];

/** The findings of an experiment over five seeds, evaluated in the background when asked. */
export function useEvaluation(experiment: Experiment | null): [Evaluation, () => void, () => void] {
  const { lang, backend } = useTutor();
  const [evaluation, setEvaluation] = useState<Evaluation>({ status: 'none' });
  const controller = useRef<AbortController | null>(null);
  const forget = (): void => {
    controller.current?.abort();
    controller.current = null;
    setEvaluation({ status: 'none' });
  };
  // Leaving the experiment ends what was asked about it.
  useEffect(() => forget, [experiment]);
  const start = (): void => {
    if (!experiment || evaluation.status === 'running') return;
    const abort = new AbortController();
    controller.current = abort;
    setEvaluation({ status: 'running', done: 0, of: SEEDS.length });
    const options = {
      params: defaults(experiment),
      seeds: SEEDS,
      backend,
      signal: abort.signal,
      onProgress: (done: number, of: number) => {
        if (!abort.signal.aborted) setEvaluation({ status: 'running', done, of });
      },
    };
    evaluate(experiment, options).then(
      ({ findings }) => {
        if (!abort.signal.aborted) setEvaluation({ status: 'done', findings });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setEvaluation({ status: 'failed', message: error instanceof TutorError ? error.say(lang) : String(error) });
      },
    );
  };
  return [evaluation, start, forget];
}
