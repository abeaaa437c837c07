import { useEffect, useRef, useState } from 'react';
import { evaluate, type Progress, secondsLeft } from '../../lab/evaluate.ts';
import { defaults } from '../../lab/params.ts';
import type { Experiment } from '../../lab/types.ts';
import { TutorError } from '../../platform/errors.ts';
import type { Bilingual } from '../../platform/language.ts';
import { useTutor } from '../tutor.ts';
import type { Evaluation } from './band.ts';

const SEEDS = [1, 2, 3, 4, 5];
/** Progress reaches the screen at most so often: keys must never wait behind it. */
const REFRESH_MS = 250;

/**
 * The findings of an experiment over five seeds, evaluated in the background when asked; asked again meanwhile, it stops at
 * once and keeps what is done.
 */
export function useEvaluation(experiment: Experiment | null): [Evaluation, () => void, () => void] {
  const { lang, backend, say } = useTutor();
  const [evaluation, setEvaluation] = useState<Evaluation>({ status: 'none' });
  const controller = useRef<AbortController | null>(null);
  const forget = (): void => {
    const running = controller.current;
    controller.current = null;
    running?.abort();
    setEvaluation({ status: 'none' });
  };
  // Leaving the experiment ends what was asked about it.
  useEffect(() => forget, [experiment]);
  const toggle = (): void => {
    if (!experiment) return;
    if (controller.current) {
      controller.current.abort();
      return;
    }
    const mine = new AbortController();
    controller.current = mine;
    const show = (next: Evaluation): void => {
      if (controller.current !== mine) return;
      if (next.status !== 'running') controller.current = null;
      setEvaluation(next);
    };
    const options = {
      params: defaults(experiment),
      seeds: SEEDS,
      backend,
      signal: mine.signal,
      onProgress: progressTo(show),
      onNotice: (notice: Bilingual) => say(notice[lang]),
    };
    evaluate(experiment, options).then(
      ({ findings, interrupted }) => show({ status: 'done', findings, stopped: interrupted }),
      (error: unknown) =>
        show({ status: 'failed', message: error instanceof TutorError ? error.say(lang) : String(error) }),
    );
  };
  return [evaluation, toggle, forget];
}

/** Shows at once that it has begun, then how far it is, a few times a second. */
function progressTo(show: (next: Evaluation) => void): (progress: Progress) => void {
  const begin = performance.now();
  let last = { time: begin, finished: 0 };
  show({ status: 'running', done: 0, of: SEEDS.length, left: null });
  return ({ finished, of, share }) => {
    const now = performance.now();
    if (finished === last.finished && now - last.time < REFRESH_MS) return;
    last = { time: now, finished };
    show({ status: 'running', done: finished, of, left: secondsLeft(share, now - begin) });
  };
}
