import { cli } from '../i18n/cli.ts';
import { openLab, shutDown } from '../lab/client.ts';
import { type Evaluation, evaluate, runOnce } from '../lab/evaluate.ts';
import type { Frame } from '../lab/types.ts';
import type { Bilingual } from '../platform/language.ts';
import type { Context } from './context.ts';
import { INTERRUPTED } from './io.ts';
import { type Plan, planOf } from './plan.ts';
import { openProgressBar } from './progress-bar.ts';
import { evaluationText, runText } from './run-text.ts';
import type { OptionValues } from './spec.ts';
import { say } from './usage.ts';

/**
 * Runs an experiment without a screen. The exit code is 1 when a finding that was evaluated is not supported, 130 after
 * Ctrl-C, which stops at once and prints what is done.
 */
export async function runExperiment(context: Context, id: string | undefined, options: OptionValues): Promise<number> {
  const plan = planOf(id, options, context.globals.backend ?? 'auto');
  const json = Boolean(options.json);
  openLab(context.store.folder, context.io.env);
  const stop = new AbortController();
  const unhear = context.io.onInterrupt?.(() => stop.abort());
  try {
    return await (plan.seeds === null
      ? runOneSeed(plan, context, json, stop.signal)
      : runSeeds(plan, plan.seeds, context, json, stop.signal));
  } finally {
    unhear?.();
    await shutDown();
  }
}

async function runOneSeed(plan: Plan, context: Context, json: boolean, signal: AbortSignal): Promise<number> {
  const { experiment, params, seed, backend } = plan;
  let frames: Frame[] = [];
  // Steps are needed to draw the curves, and the last frame for its pictures; the JSON holds neither.
  const watch = json ? {} : { onFrame: (frame: Frame) => void frames.push(frame) };
  const onNotice = (message: Bilingual): void => {
    // The run starts anew on another backend.
    frames = [];
    context.tell(message[context.lang]);
  };
  const result = await runOnce(experiment, { params, seed, backend, signal, ...watch, onNotice });
  if (json) context.printJson({ ...result, findings: [] });
  else context.print(runText(experiment, result, frames, context).join('\n'));
  if (!signal.aborted) return 0;
  context.tell(cli.interruptedOne[context.lang]);
  return INTERRUPTED;
}

async function runSeeds(
  plan: Plan,
  count: number,
  context: Context,
  json: boolean,
  signal: AbortSignal,
): Promise<number> {
  const { experiment, params, seed: first, backend, jobs } = plan;
  const seeds = Array.from({ length: count }, (_, i) => first + i);
  const bar = openProgressBar(context);
  const onNotice = (message: Bilingual): void => {
    bar.clear();
    context.tell(message[context.lang]);
  };
  const options = {
    params,
    seeds,
    backend,
    signal,
    onProgress: bar.show,
    onNotice,
    ...(jobs && { jobs }),
  };
  const evaluation = await evaluate(experiment, options).finally(bar.clear);
  if (evaluation.interrupted) {
    context.tell(say(cli.interrupted, { n: evaluation.done, of: evaluation.of })[context.lang]);
  }
  if (json) context.printJson(evaluationJson(plan, evaluation));
  else context.print(evaluationText(experiment, evaluation, context).join('\n'));
  if (evaluation.interrupted) return INTERRUPTED;
  if (experiment.findings.length === 0) context.tell(say(cli.noFindings, { id: experiment.id })[context.lang]);
  return evaluation.findings.some(finding => finding.verdict === 'not supported') ? 1 : 0;
}

/** The head of one run, and all runs below it. */
function evaluationJson({ experiment, params, seed, backend: asked }: Plan, evaluation: Evaluation) {
  const { runs, findings, interrupted } = evaluation;
  const backend = runs[0]?.backend ?? asked;
  const head = { experiment: experiment.id, version: experiment.version, params, seed, backend };
  return { ...head, ...(interrupted && { interrupted }), runs, findings };
}
