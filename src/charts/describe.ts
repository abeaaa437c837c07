import type { Lang } from '../platform/language.ts';
import { formatNumber } from './format.ts';
import type { Series } from './plot.ts';

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

/** Where a curve leads: compares the means of its first and its last tenth. */
function trend(values: readonly number[], lang: Lang): string {
  const tenth = Math.max(1, Math.floor(values.length / 10));
  const head = meanOf(values.slice(0, tenth));
  const tail = meanOf(values.slice(-tenth));
  const size = Math.max(Math.abs(head), Math.abs(tail));
  const change = size === 0 ? 0 : tail / size - head / size;
  // A difference within twice its standard error is noise, not a trend.
  const noise = 2 * Math.hypot(errorOf(values.slice(0, tenth), head), errorOf(values.slice(-tenth), tail));
  if (Math.abs(change) < FLAT || Math.abs(tail - head) < noise) return lang === 'zh' ? '总体持平' : 'flat overall';
  if (lang === 'zh') return change < 0 ? '总体下降' : '总体上升';
  return change < 0 ? 'falling overall' : 'rising overall';
}

function describeOne({ label, x, y }: Series, log: boolean, lang: Lang, unit: (x: number) => string): string {
  const zh = lang === 'zh';
  const name = zh ? `${label}：` : `${label}: `;
  if (y.length === 0) return `${name}${zh ? '还没有数据' : 'no data yet'}`;
  const good = y.map((value, i) => ({ value, x: x[i] ?? i })).filter(point => Number.isFinite(point.value));
  const parts: string[] = [];
  const first = good[0];
  const last = good[good.length - 1];
  if (first && last && good.length === 1) {
    parts.push(
      zh
        ? `只有一点，${unit(first.x)}为 ${formatNumber(first.value)}`
        : `one point, ${formatNumber(first.value)} ${unit(first.x)}`,
    );
  } else if (first && last) {
    const least = good.reduce((a, b) => (b.value < a.value ? b : a));
    const f = formatNumber;
    parts.push(
      zh
        ? `${unit(first.x)}为 ${f(first.value)}，${unit(last.x)}为 ${f(last.value)}，最小 ${f(least.value)}（${unit(least.x)}）`
        : `${f(first.value)} ${unit(first.x)}, ${f(last.value)} ${unit(last.x)}, least ${f(least.value)} ${unit(least.x)}`,
      trend(
        good.map(point => point.value),
        lang,
      ),
    );
  }
  const bad = y.findIndex(value => !Number.isFinite(value));
  if (bad >= 0) {
    const what = formatNumber(y[bad] as number);
    parts.push(
      zh
        ? `${unit(x[bad] ?? bad)}变成 ${what}，不再是有限的数`
        : `not finite (${what}) from ${unit(x[bad] ?? bad).replace('at ', '')}`,
    );
  }
  const hidden = log ? good.filter(point => point.value <= 0).length : 0;
  if (hidden > 0)
    parts.push(zh ? `${hidden} 个值不为正，对数轴上画不出` : `not shown on the log axis: ${hidden} not positive`);
  return name + parts.join(zh ? '，' : ', ');
}

/** Start, end, least value, trend and where it stopped being finite, for each series. */
export function describeSeries(all: readonly Series[], log: boolean, lang: Lang, steps = true): string {
  const zh = lang === 'zh';
  const unit = (x: number): string => {
    const at = formatNumber(x);
    if (steps) return zh ? `第 ${at} 步` : `at step ${at}`;
    return zh ? `x = ${at} 处` : `at x = ${at}`;
  };
  if (all.length === 0) return zh ? '还没有数据。' : 'No data yet.';
  const sentence = all.map(series => describeOne(series, log, lang, unit)).join(zh ? '；' : '; ');
  return `${sentence}${zh ? '。' : '.'}`;
}
