import { charts } from '../i18n/charts.ts';
import type { SchedulePicture } from '../lab/pictures.ts';
import type { Grid } from './grid.ts';
import { drawPlot } from './lines.ts';
import { forTier } from './measure.ts';
import { indexOfLeast, listed, say, sentences } from './say.ts';
import { extent } from './scale.ts';
import type { Chart, Look } from './types.ts';
import { atStep, words } from './words.ts';

/** Learning rates by step: dots of braille, for the shapes of schedules are too fine for whole rows. */
export function scheduleChart(picture: SchedulePicture, grid: Grid, look: Look): Chart {
  const { capabilities, lang } = look;
  const series = picture.series.map(({ label, values }) => ({
    label: forTier(label[lang], capabilities.glyphs),
    x: picture.steps,
    y: values,
  }));
  const marks = picture.current === undefined ? [] : [picture.current];
  drawPlot(
    {
      series,
      log: picture.log,
      xRange: extent([picture.steps]) ?? [0, 1],
      whole: true,
      xName: words.step[lang],
      sayX: x => atStep(x)[lang],
      marks,
      style: 'dots',
    },
    grid,
    look,
  );
  return { lines: grid.toLines(capabilities.color), text: describeSchedule(picture, look) };
}

/** Where each schedule begins, peaks and ends. */
function describeSchedule({ steps, series, current }: SchedulePicture, { lang }: Look): string {
  const statements = series.map(({ label, values }) => {
    const first = values.findIndex(Number.isFinite);
    const last = values.findLastIndex(Number.isFinite);
    const name = label[lang];
    if (first < 0) return say(lang, charts.groupEmpty, { name });
    const at = (i: number) => ({ value: values[i] ?? Number.NaN, step: steps[i] ?? i });
    const peak = indexOfLeast(values, -1);
    const [a, b, top] = [at(first), at(last), at(peak)];
    const facts = { name, from: a.value, to: b.value, peak: top.value, peakStep: top.step, step: b.step };
    if (values.every(value => value === a.value)) return say(lang, charts.constantRate, facts);
    if (top.value > a.value && top.value > b.value) return say(lang, charts.warmUp, facts);
    return say(lang, b.value < a.value ? charts.decays : charts.grows, facts);
  });
  const here =
    current === undefined
      ? []
      : series.flatMap(({ label, values }) => {
          const value = values[steps.indexOf(current)];
          return value === undefined ? [] : [say(lang, charts.rateOf, { name: label[lang], value })];
        });
  return sentences(
    lang,
    series.length === 0
      ? [say(lang, charts.nothing)]
      : [
          ...statements,
          here.length > 0 ? say(lang, charts.ratesNow, { step: current ?? 0, list: listed(lang, here) }) : '',
        ],
  );
}
