import { drawLines, drawPicture, type Look } from '../charts/index.ts';
import { cli } from '../i18n/cli.ts';
import { curvesOf } from '../lab/curves.ts';
import type { Evaluation } from '../lab/evaluate.ts';
import type { Experiment, Frame, Picture, RunResult, View } from '../lab/types.ts';
import type { Lang } from '../platform/language.ts';
import { padEnd, width } from '../text/width.ts';
import type { Context } from './context.ts';
import { say } from './usage.ts';

const WIDEST = 100;
const LINES_ROWS = 14;
const PICTURE_ROWS = 20;

/** Four figures tell a difference; more are in the JSON. */
const short = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);

/** A finished run: what was asked, each view as a chart with its sentence, the final numbers, the card. */
export function runText(
  experiment: Experiment,
  result: RunResult,
  frames: readonly Frame[],
  { lang, capabilities, columns }: Context,
): string[] {
  const look = { lang, capabilities };
  const wide = Math.min(columns, WIDEST);
  return [
    experiment.title[lang],
    experiment.question[lang],
    ...experiment.views.flatMap(view => viewText(view, frames, wide, look)),
    '',
    statusText(result, lang),
    ...numbersText(result.metrics),
    '',
    `${cli.card[lang]}  ${result.card}`,
  ];
}

function viewText(view: View, frames: readonly Frame[], columns: number, look: Look): string[] {
  const chart = drawView(view, frames, columns, look);
  return chart ? ['', view.title[look.lang], ...chart.lines, chart.text] : [];
}

function drawView(view: View, frames: readonly Frame[], columns: number, look: Look) {
  if (view.kind === 'picture') {
    const picture = lastPicture(frames, view.picture);
    return picture && drawPicture(picture, { columns, rows: PICTURE_ROWS }, look);
  }
  const seen = frames.filter(frame => view.series.every(({ metric }) => metric in frame.metrics));
  const steps = seen.map(frame => frame.step);
  const metrics = view.series.map(
    ({ metric }) => [metric, seen.map(frame => frame.metrics[metric] as number)] as const,
  );
  const series = curvesOf(view, Object.fromEntries(metrics)).map(curve => ({ ...curve, steps }));
  return drawLines({ log: view.log, series }, { columns, rows: LINES_ROWS }, look);
}

const lastPicture = (frames: readonly Frame[], name: string): Picture | undefined =>
  frames.findLast(frame => frame.pictures?.[name])?.pictures?.[name];

function statusText({ status, steps, seconds, backend }: RunResult, lang: Lang): string {
  const words = { finished: cli.finished, diverged: cli.diverged, stopped: cli.stopped };
  return say(cli.ran, { status: words[status][lang], steps, seconds: seconds.toFixed(1), backend })[lang];
}

function numbersText(numbers: Readonly<Record<string, number>>): string[] {
  const columns = Math.max(0, ...Object.keys(numbers).map(width));
  return Object.entries(numbers).map(([name, value]) => `  ${padEnd(name, columns)}  ${short(value)}`);
}

const VERDICTS = { supported: cli.supported, 'not supported': cli.notSupported, 'cannot tell': cli.cannotTell };

/** Each seed's final numbers, then each finding with its verdict. */
export function evaluationText(experiment: Experiment, { runs, findings }: Evaluation, { lang }: Context): string[] {
  return [
    experiment.title[lang],
    '',
    ...runs.map(({ seed, status, metrics }) => {
      const numbers = Object.entries(metrics).map(([name, value]) => `${name} ${short(value)}`);
      return `seed ${seed}  ${cli[status][lang]}  ${numbers.join('  ')}`;
    }),
    ...findings.flatMap(({ id, claim, verdict, held, of, numbers }) => [
      '',
      `${VERDICTS[verdict][lang]}  ${id}  (${claim}, ${say(cli.heldOf, { held, of })[lang]})`,
      `  ${experiment.findings.find(finding => finding.id === id)?.statement[lang] ?? ''}`,
      ...numbersText(numbers),
    ]),
  ];
}
