import { useEffect, useRef, useState } from 'react';
import { type EvaluateOptions, evaluate, type Progress, runBoth, secondsLeft } from '../../lab/evaluate.ts';
import { defaults } from '../../lab/params.ts';
import type { Experiment, ParamValues } from '../../lab/types.ts';
import { TutorError } from '../../platform/errors.ts';
import type { Bilingual } from '../../platform/language.ts';
import { useTutor } from '../tutor.ts';
import type { Evaluation } from './band.ts';

const SEEDS = [1, 2, 3, 4, 5];

/** What is to be run over several seeds: the findings of the experiment, or two settings. */
export type Asked =
  | { readonly kind: 'findings' }
  | {
      readonly kind: 'both';
      readonly before: ParamValues;
      readonly after: ParamValues;
      readonly seeds: readonly number[];
    };
/** Progress reaches the screen at most so often: keys must never wait behind it. */
const REFRESH_MS = 250;

/**
 * Runs over several seeds, made in the background when asked for; asked again meanwhile, they stop at once and what is done
 * counts.
 */
export function useEvaluation(experiment: Experiment | null): [Evaluation, (asked: Asked) => void, () => void] {
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
  const toggle = (asked: Asked): void => {
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
    const seeds = asked.kind === 'both' ? asked.seeds : SEEDS;
    const options = {
      seeds,
      backend,
      signal: mine.signal,
      onProgress: progressTo(show, seeds),
      onNotice: (notice: Bilingual) => say(notice[lang]),
    };
    outcomeOf(experiment, asked, options).then(show, (error: unknown) =>
      show({ status: 'failed', message: error instanceof TutorError ? error.say(lang) : String(error) }),
    );
  };
  return [evaluation, toggle, forget];
}

async function outcomeOf(experiment: Experiment, asked: Asked, options: EvaluateOptions): Promise<Evaluation> {
  if (asked.kind === 'both') {
    const pairs = await runBoth(experiment, { ...options, ...asked });
    return { status: 'paired', pairs, stopped: pairs.length < asked.seeds.length };
  }
  const { findings, interrupted } = await evaluate(experiment, { ...options, params: defaults(experiment) });
  return { status: 'done', findings, stopped: interrupted };
}

/** Shows at once that it has begun, then how far it is, a few times a second. */
function progressTo(show: (next: Evaluation) => void, list: readonly number[]): (progress: Progress) => void {
  const seeds = [list[0] ?? 0, list.at(-1) ?? 0] as const;
  const begin = performance.now();
  let last = { time: begin, finished: 0 };
  show({ status: 'running', seeds, done: 0, of: list.length, left: null });
  return ({ finished, of, share }) => {
    const now = performance.now();
    if (finished === last.finished && now - last.time < REFRESH_MS) return;
    last = { time: now, finished };
    show({ status: 'running', seeds, done: finished, of, left: secondsLeft(share, now - begin) });
  };
}
