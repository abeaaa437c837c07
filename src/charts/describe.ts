import { charts } from '../i18n/charts.ts';
import type { Bilingual, Lang } from '../platform/language.ts';
import { formatNumber } from './format.ts';
import type { Series } from './plot.ts';
import { say, sentences } from './say.ts';
import { extent } from './scale.ts';

/** Mean of the finite values of a part of a list, NaN if there is none. */
function meanOf(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? Number.NaN : finite.reduce((sum, value) => sum + value / finite.length, 0);
}

/** Standard error of the mean of a part of a list. */
function errorOf(values: readonly number[], mean: number): number {
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return values.length < 3 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
}

const FLAT = 0.02;
/** Share of its size within which a curve counts as level. */
const LEVEL = 0.2;

/** Where finite values lead, by the means of their first and last tenth: -1 down, 1 up, 0 level or lost in noise. */
export function trendOf(values: readonly number[]): -1 | 0 | 1 {
  const tenth = Math.max(1, Math.floor(values.length / 10));
  const [head, tail] = [meanOf(values.slice(0, tenth)), meanOf(values.slice(-tenth))];
  const size = Math.max(Math.abs(head), Math.abs(tail));
  const change = size === 0 ? 0 : tail / size - head / size;
  // A difference within twice its standard error is noise, not a trend.
  const noise = 2 * Math.hypot(errorOf(values.slice(0, tenth), head), errorOf(values.slice(-tenth), tail));
  if (!(Math.abs(change) >= FLAT && Math.abs(tail - head) >= noise)) return 0;
  return change < 0 ? -1 : 1;
}

/** Whether a label names the data that train or those that are kept back. */
export function roleOf({ en }: Bilingual): Series['role'] {
  if (/\b(val|valid|validation|test|held)/i.test(en)) return 'validation';
  return /\btrain/i.test(en) ? 'training' : undefined;
}

type Point = { readonly x: number; readonly value: number };
type Speech = { readonly lang: Lang; readonly log: boolean; readonly at: (x: number) => string };

const finiteOf = ({ x, y }: Series): Point[] =>
  y.map((value, i) => ({ value, x: x[i] ?? i })).filter(({ value }) => Number.isFinite(value));

function describeOne(series: Series, { lang, log, at }: Speech): string {
  const { label: name, x, y } = series;
  if (y.length === 0) return say(lang, charts.seriesEmpty, { name });
  const good = finiteOf(series);
  const bad = y.findIndex(value => !Number.isFinite(value));
  const broken = { name, at: at(x[bad] ?? bad), what: formatNumber(y[bad] ?? Number.NaN) };
  const [first, last] = [good[0], good[good.length - 1]];
  if (!first || !last) return say(lang, charts.neverFinite, broken);
  const facts = { name, from: first.value, first: at(first.x), to: last.value, last: at(last.x), at: at(first.x) };
  const trend = trendOf(good.map(({ value }) => value));
  const moves = trend === 0 ? (isLevel(good) ? charts.holds : charts.varies) : trend < 0 ? charts.falls : charts.rises;
  const hidden = log ? good.filter(({ value }) => value <= 0).length : 0;
  return [
    say(lang, good.length === 1 ? charts.seriesPoint : moves, facts),
    ...extremes(good, first, last, { lang, log, at }),
    bad >= 0 ? say(lang, charts.breaks, broken) : '',
    hidden > 0 ? say(lang, charts.hiddenOnLog, { n: hidden }) : '',
  ].join('');
}

/** Whether all values lie close together, compared with their size. */
function isLevel(points: readonly Point[]): boolean {
  const [low, high] = extent([points.map(({ value }) => value)]) ?? [0, 0];
  return high - low <= LEVEL * Math.max(Math.abs(low), Math.abs(high));
}

/** The least and the greatest value, where they are not said already as the first or the last one. */
function extremes(good: readonly Point[], first: Point, last: Point, { lang, at }: Speech): string[] {
  const least = good.reduce((a, b) => (b.value < a.value ? b : a), first);
  const most = good.reduce((a, b) => (b.value > a.value ? b : a), first);
  const known = (point: Point) => point.value === first.value || point.value === last.value;
  return [
    known(least) ? '' : say(lang, charts.lowestAt, { value: least.value, at: at(least.x) }),
    known(most) ? '' : say(lang, charts.highestAt, { value: most.value, at: at(most.x) }),
  ];
}

/** Indices at which b passes from one side of a to the other, for curves over the same x. */
export function crossingsOf(a: Series, b: Series): number[] {
  const same = a.x === b.x || (a.x.length === b.x.length && a.x.every((x, i) => x === b.x[i]));
  if (!same) return [];
  const found: number[] = [];
  let side = 0;
  for (let i = 0; i < Math.min(a.y.length, b.y.length); i++) {
    const next = Math.sign((a.y[i] as number) - (b.y[i] as number));
    if (!(next === 1 || next === -1)) continue;
    if (side !== 0 && next !== side) found.push(i);
    side = next;
  }
  return found;
}

function crossing([a, b]: readonly Series[], { lang, at }: Speech): string {
  if (!a || !b) return '';
  const found = crossingsOf(a, b);
  const last = found[found.length - 1];
  if (last === undefined) return '';
  const lower = (a.y[last] as number) < (b.y[last] as number) ? a.label : b.label;
  const message = found.length === 1 ? charts.crossesOnce : charts.crossesOften;
  return say(lang, message, { n: found.length, at: at(a.x[last] ?? last), lower });
}

/** Who ends lowest and who highest, of the series whose last value is finite. */
function ranking(all: readonly Series[], lang: Lang): string {
  const ends = all.flatMap(({ label, y }) => {
    const value = y[y.length - 1];
    return value !== undefined && Number.isFinite(value) ? [{ label, value }] : [];
  });
  if (ends.length < 2 || ends.length < all.length) return '';
  const sorted = [...ends].sort((a, b) => a.value - b.value);
  const [lower, upper] = [sorted[0], sorted[sorted.length - 1]];
  if (!lower || !upper || lower.value === upper.value) return '';
  return say(lang, charts.endsLowest, { lower: lower.label, low: lower.value, upper: upper.label, high: upper.value });
}

const RISE = 0.05;

/** Validation loss rises after its least value while training loss still falls. */
function overfitting(all: readonly Series[], { lang, at }: Speech): string {
  const training = all.find(({ role }) => role === 'training');
  const validation = all.find(({ role }) => role === 'validation');
  if (!training || !validation) return '';
  const points = finiteOf(validation);
  const best = points.reduce<number>((a, { value }, i) => (value < (points[a]?.value ?? value) ? i : a), 0);
  const lowest = points[best];
  const tenth = Math.max(1, Math.floor(points.length / 10));
  if (!lowest || best + 2 * tenth > points.length - 1) return '';
  const after = points.slice(best).map(({ value }) => value);
  const end = meanOf(after.slice(-tenth));
  const trained = finiteOf(training).filter(({ x }) => x >= lowest.x);
  if (trendOf(after) !== 1 || trendOf(trained.map(({ value }) => value)) !== -1) return '';
  if (!(end - lowest.value > RISE * Math.abs(lowest.value))) return '';
  return say(lang, charts.overfits, {
    at: at(lowest.x),
    validation: validation.label,
    training: training.label,
    from: lowest.value,
    to: points[points.length - 1]?.value ?? end,
  });
}

/** Each series: start, end, extremes, trend, where it broke; then what they are to each other. */
export function describeSeries(all: readonly Series[], log: boolean, lang: Lang, steps = true): string {
  if (all.length === 0) return sentences(lang, [say(lang, charts.nothing)]);
  const at = (x: number) => say(lang, steps ? charts.atStep : charts.atX, { x });
  const speech = { lang, log, at };
  return sentences(lang, [
    all.map(series => describeOne(series, speech)).join(lang === 'zh' ? '；' : '; '),
    all.length === 2 ? crossing(all, speech) : '',
    ranking(all, lang),
    steps ? overfitting(all, speech) : '',
  ]);
}
