import type { LinesSpec } from '../../charts/index.ts';
import { words } from '../../i18n/laboratory.ts';
import { contrastOf } from '../../lab/compare.ts';
import { curvesOf } from '../../lab/curves.ts';
import type { Experiment, Frame, Param, ParamValue, View } from '../../lab/types.ts';
import type { Bilingual } from '../../platform/language.ts';
import { showValue } from './knobs.ts';
import type { RunView } from './run-model.ts';
import type { Display, Kept, LabState } from './state.ts';

type LinesView = Extract<View, { kind: 'lines' }>;

type Shown = { readonly experiment: Experiment; readonly state: LabState; readonly run: RunView };

/** The frame that the learner looks back at; null while the newest is shown. */
export function frameShown({ experiment, state, run }: Shown): Frame | null {
  if (experiment.pace === 'stepwise') return run.frames[state.position] ?? run.frames.at(-1) ?? null;
  return state.scrub === null ? null : (run.frames[state.scrub] ?? null);
}

/** The curves of a view as they are to be drawn: with the run they are compared with, the cursor, the part looked at. */
export function linesSpecOf(shown: Shown, view: LinesView): LinesSpec {
  const { experiment, state, run } = shown;
  const { display } = state;
  const curves = curvesOf(view, run.series).map(curve => ({ ...curve, steps: run.steps }));
  const kept = keptFor(state.kept, run);
  const names = kept ? namesOf(shown, kept, curves.length) : null;
  const own = names ? curves.map(one => ({ ...one, label: named(one.label, names.after, curves.length) })) : curves;
  const twins =
    kept && names
      ? curvesOf(view, kept.series).map((one, twinOf) => {
          return { ...one, steps: kept.steps, twinOf, label: named(one.label, names.before, curves.length) };
        })
      : [];
  const cursor = experiment.pace === 'continuous' ? frameShown(shown)?.step : undefined;
  const spec: LinesSpec = {
    log: display.scale === 'declared' ? view.log : display.scale === 'log',
    style: display.style,
    series: [...own, ...twins],
    xMax: Math.max(lastStepOf(shown), kept?.steps.at(-1) ?? 0),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return display.zoom ? halfOf(spec) : spec;
}

/** A run is not compared with itself. */
const keptFor = (kept: Kept | null, run: RunView): Kept | null => (kept && kept.result !== run.result ? kept : null);

/** What the curves of both runs are called, by the one setting that differs. */
function namesOf({ experiment, run }: Shown, kept: Kept, curves: number): { before: Bilingual; after: Bilingual } {
  const contrast = contrastOf(experiment, kept.result, run);
  if (contrast.kind !== 'one') return { before: words.before, after: words.after };
  const { param, before, after } = contrast.change;
  const whole = curves === 1;
  return { before: valueName(param, before, whole), after: valueName(param, after, whole) };
}

/** A setting in few words, the value first: a narrow legend cuts the rest. A choice speaks for itself. */
function valueName(param: Param, value: ParamValue, whole: boolean): Bilingual {
  const say = (lang: 'zh' | 'en'): string => {
    const shown = showValue(param, value, lang);
    return param.kind === 'choice' || !whole ? shown : `${shown} ${param.label[lang]}`;
  };
  return { zh: say('zh'), en: say('en') };
}

const named = (label: Bilingual, name: Bilingual, curves: number): Bilingual =>
  curves === 1 ? name : { zh: `${name.zh} ${label.zh}`, en: `${name.en} ${label.en}` };

/** The step at which the run will end, so that the axis stands still while it goes on. */
function lastStepOf({ experiment, run }: Shown): number {
  const last = run.steps.at(-1) ?? 0;
  if (run.result) return last;
  const perFrame = run.steps.length > 1 ? last / run.steps.length : 1;
  return Math.max(last, Math.round(perFrame * experiment.frames(run.params)));
}

/** The second half of the steps that have been made; the first, when the cursor stands there. */
function halfOf({ xMax: _, ...spec }: LinesSpec): LinesSpec {
  const last = Math.max(0, ...spec.series.map(({ steps }) => steps.at(-1) ?? 0));
  const middle = last / 2;
  const first = spec.cursor !== undefined && spec.cursor < middle;
  const series = spec.series.map(one => {
    const at = one.steps.findIndex(step => step >= middle);
    const split = at < 0 ? one.steps.length : at;
    const part = <T>(list: readonly T[]): T[] => (first ? list.slice(0, split + 1) : list.slice(split));
    return { ...one, steps: part(one.steps), values: part(one.values) };
  });
  return { ...spec, series };
}

/** What is unusual about how a view is drawn, for its title. */
export function displayNote(display: Display, view: View): readonly ('logScale' | 'linearScale' | 'zoomed')[] {
  if (view.kind !== 'lines') return [];
  return [
    ...(display.scale === 'log'
      ? (['logScale'] as const)
      : display.scale === 'linear'
        ? (['linearScale'] as const)
        : []),
    ...(display.zoom ? (['zoomed'] as const) : []),
  ];
}
