import { fill } from '../../i18n/fill.ts';
import { words } from '../../i18n/laboratory.ts';
import type { Both } from '../../lab/evaluate.ts';
import type { Experiment, FindingReport } from '../../lab/types.ts';
import type { Lang } from '../../platform/language.ts';
import { probabilityOf } from '../../progress/fold.ts';
import type { Line, Span } from '../../text/styled.ts';
import { width } from '../../text/width.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { marks, span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';
import { compareLines, contrastOfRuns, pairLines } from './compare-lines.ts';
import { settingText } from './knobs.ts';
import { measuredText, presetReason } from './presets.ts';
import type { RunView } from './run-model.ts';
import { type LabState, settles } from './state.ts';

/** How far the runs over several seeds have come. */
export type Evaluation =
  | { readonly status: 'none' }
  /** `left`: seconds to go, null while that cannot be told. */
  | {
      readonly status: 'running';
      /** First and last seed. */
      readonly seeds: readonly [number, number];
      readonly done: number;
      readonly of: number;
      readonly left: number | null;
    }
  /** Two settings were run over several seeds. */
  | { readonly status: 'paired'; readonly pairs: readonly Both[]; readonly stopped: boolean }
  | { readonly status: 'done'; readonly findings: readonly FindingReport[]; readonly stopped: boolean }
  | { readonly status: 'failed'; readonly message: string };

type Input = {
  readonly experiment: Experiment;
  readonly state: LabState;
  readonly run: RunView;
  readonly evaluation: Evaluation;
  readonly tutor: Tutor;
};

/** Label column and wrapped text, in `columns` cells. */
function entry(label: string, spans: readonly Span[], columns: number): Line[] {
  const indent = Math.min(12, Math.max(8, width(label) + 2));
  const lines = wrapSpans(spans, Math.max(10, columns - indent));
  return lines.map((line, index) => [
    span((index === 0 ? label : '') + ' '.repeat(indent - (index === 0 ? width(label) : 0)), { dim: true }),
    ...line,
  ]);
}

const optionText = (experiment: Experiment, key: string | null, lang: Lang): string =>
  experiment.prediction.options.find(option => option.key === key)?.text[lang] ?? words.undecided[lang];

/** What was said, what was measured, what to take away: the band under the charts, or a page of its own. */
export function wordLines(input: Input, columns: number): readonly Line[] {
  const { experiment, state, run, evaluation, tutor } = input;
  const trouble = run.status === 'failed' || run.status === 'diverged' ? troubleLines(input, columns) : [];
  if (evaluation.status !== 'none') return [...trouble, ...evaluationLines(input, columns)];
  if (state.kept) return [...trouble, ...compareLines(experiment, state.kept, run, tutor, columns)];
  const preset = run.result && state.preset ? presetReason(experiment, state.preset, run.result, tutor) : [];
  const reasons = preset.flatMap(([label, text]) => entry(label, text, columns));
  if (trouble.length > 0 || reasons.length > 0) return [...trouble, ...reasons, ...settledHere(input, columns)];
  return comparisonLines(input, columns);
}

/** The prediction too, where this very run has settled it. */
function settledHere(input: Input, columns: number): Line[] {
  const { guess } = input.state;
  const here = guess.phase === 'settled' && guess.result === input.run.result;
  return here ? comparisonLines(input, columns) : [];
}

function troubleLines({ run, tutor: { lang, capabilities } }: Input, columns: number): Line[] {
  const { wrong } = marks(capabilities);
  const text =
    run.status === 'diverged'
      ? fill(words.divergedWhy[lang], { n: run.step })
      : `${run.error?.[lang] ?? ''} ${words.failedNext[lang]}`;
  const label = `${wrong} ${words[run.status === 'diverged' ? 'diverged' : 'failed'][lang]}`;
  return entry(label, [span(text, { tone: 'bad' })], columns);
}

function comparisonLines({ experiment, state, run, tutor }: Input, columns: number): Line[] {
  const { lang } = tutor;
  const { guess } = state;
  if (guess.phase === 'asking') return [];
  if (guess.phase === 'skipped') {
    const said = entry(words.youSaid[lang], [span(words.noPrediction[lang], { dim: true })], columns);
    const measured = run.result ? measuredText(experiment, run.result, lang) : '';
    return measured === '' ? said : [...said, ...entry(words.measured[lang], [span(measured)], columns)];
  }
  const sure = fill(words.sure[lang], { n: Math.round(100 * probabilityOf(guess.confidence)) });
  const said = [
    span(optionText(experiment, guess.key, lang), { bold: true }),
    ...(columns < 60 ? [] : [span(`  ${sure}`, { dim: true })]),
  ];
  if (guess.phase === 'made') {
    const finished = run.status === 'finished';
    const asked = settles(experiment, run.params, false);
    const other = fill(words.notAsked[lang], { set: settingText(experiment, lang) });
    const wait = !finished && asked ? words.waiting[lang] : asked ? words.changed[lang] : other;
    return [
      ...entry(words.youSaid[lang], said, columns),
      ...entry(words.measured[lang], [span(wait, { dim: true })], columns),
    ];
  }
  const verdict = verdictSpan(guess.key, guess.outcome, tutor);
  const outcome = [span(optionText(experiment, guess.outcome, lang), { bold: true }), ...verdict];
  const reconcile = experiment.prediction.reconcile(guess.result)[lang];
  return [
    ...entry(words.youSaid[lang], said, columns),
    ...entry(words.measured[lang], outcome, columns),
    ...wrapSpans([span(reconcile)], columns),
  ];
}

function verdictSpan(said: string, outcome: string | null, { lang, capabilities }: Tutor): Span[] {
  if (outcome === null) return [];
  const { right, wrong } = marks(capabilities);
  return said === outcome
    ? [span(`  ${right} ${words.right[lang]}`, { tone: 'good' })]
    : [span(`  ${wrong} ${words.wrong[lang]}`, { tone: 'bad' })];
}

function evaluationLines({ experiment, state, run, evaluation, tutor }: Input, columns: number): Line[] {
  const { lang, capabilities } = tutor;
  switch (evaluation.status) {
    case 'none':
      return [];
    case 'running': {
      const seeds = evaluation.seeds.join('-');
      const text = fill(words.evaluating[lang], { seeds, done: evaluation.done, of: evaluation.of });
      const { left } = evaluation;
      const time = left === null ? '' : `  ${fill(words.timeLeft[lang], { n: left })}`;
      return [[span(text, { tone: 'accent' }), span(time, { dim: true })]];
    }
    case 'failed':
      return wrapSpans([span(evaluation.message, { tone: 'bad' })], columns);
    case 'paired':
      return [
        ...(evaluation.stopped ? wrapSpans([span(words.stoppedSeeds[lang], { tone: 'warn' })], columns) : []),
        ...wrapSpans(
          [span(state.kept ? contrastOfRuns(experiment, state.kept, run, lang) : '', { bold: true })],
          columns,
        ),
        ...pairLines(experiment, evaluation.pairs, tutor, columns),
      ];
    case 'done':
      return [
        ...(evaluation.stopped ? wrapSpans([span(words.stoppedSeeds[lang], { tone: 'warn' })], columns) : []),
        ...evaluation.findings.flatMap(report => {
          const statement = experiment.findings.find(({ id }) => id === report.id)?.statement[lang] ?? report.id;
          const held = fill(words.heldOn[lang], { held: report.held, of: report.of });
          const { right, wrong } = marks(capabilities);
          const good = report.verdict === 'supported';
          const verdict = `${good ? right : wrong} ${words[report.verdict][lang]}`;
          const tone = good ? 'good' : report.verdict === 'cannot tell' ? 'warn' : 'bad';
          return wrapSpans(
            [span(`${verdict}  `, { tone }), span(statement), span(`  ${held}`, { dim: true })],
            columns,
          );
        }),
      ];
  }
}
