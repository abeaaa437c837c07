import { cli } from '../i18n/cli.ts';
import { shutDown } from '../lab/client.ts';
import { type Evaluation, evaluate, runOnce } from '../lab/evaluate.ts';
import type { Frame, RunResult } from '../lab/types.ts';
import type { Context } from './context.ts';
import { type Plan, planOf } from './plan.ts';
import { evaluationText, runText } from './run-text.ts';
import type { OptionValues } from './spec.ts';
import { say } from './usage.ts';

/** Runs an experiment without a screen. The exit code is 1 when a finding that was evaluated is not supported. */
export async function runExperiment(context: Context, id: string | undefined, options: OptionValues): Promise<number> {
  const plan = planOf(id, options, context.globals.backend ?? 'auto');
  const json = Boolean(options.json);
  try {
    return await (plan.seeds === null ? runOneSeed(plan, context, json) : runSeeds(plan, plan.seeds, context, json));
  } finally {
    await shutDown();
  }
}

async function runOneSeed(plan: Plan, context: Context, json: boolean): Promise<number> {
  const { experiment, params, seed, backend } = plan;
  const frames: Frame[] = [];
  // Steps are needed to draw the curves, and the last frame for its pictures; the JSON holds neither.
  const watch = json ? {} : { onFrame: (frame: Frame) => void frames.push(frame) };
  const result = await runOnce(experiment, { params, seed, backend, ...watch });
  if (json) context.printJson({ ...result, findings: [] });
  else context.print(runText(experiment, result, frames, context).join('\n'));
  return 0;
}

async function runSeeds(plan: Plan, count: number, context: Context, json: boolean): Promise<number> {
  const { experiment, params, seed: first, backend } = plan;
  const seeds = Array.from({ length: count }, (_, i) => first + i);
  const onProgress = progressOn(context);
  const evaluation = await evaluate(experiment, { params, seeds, backend, onProgress });
  if (json) context.printJson(evaluationJson(plan, evaluation));
  else context.print(evaluationText(experiment, evaluation, context).join('\n'));
  if (experiment.findings.length === 0) context.tell(say(cli.noFindings, { id: experiment.id })[context.lang]);
  return evaluation.findings.some(finding => finding.verdict === 'not supported') ? 1 : 0;
}

/** The head of one run, and all runs below it. */
function evaluationJson({ experiment, params, seed }: Plan, { runs, findings }: Evaluation) {
  const { backend } = runs[0] as RunResult;
  return { experiment: experiment.id, version: experiment.version, params, seed, backend, runs, findings };
}

/** A counter on stderr, rewritten in place; only where someone sees it. */
function progressOn({ io }: Context): (finished: number, of: number) => void {
  if (!io.stderr.isTTY) return () => undefined;
  return (finished, of) => void io.stderr.write(finished === of ? '\r\x1b[K' : `\r${finished}/${of}`);
}
