import { nice, tickStep, ticks } from 'd3-array';
import { formatNumber, formatTicks } from './format.ts';

export type Tick = { readonly value: number; readonly label: string };

/** Maps values to 0 (low end) … 1 (high end); NaN for what the scale cannot show. */
export type Scale = {
  readonly low: number;
  readonly high: number;
  readonly position: (value: number) => number;
  readonly ticks: (count: number) => readonly Tick[];
};

/** Beyond this, sums and differences of two values overflow. */
const HUGE = 1e300;

/** Least and greatest finite value that `accept` lets through, or null. */
export function extent(
  lists: readonly (readonly number[])[],
  accept: (value: number) => boolean = () => true,
): [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const list of lists)
    for (const value of list)
      if (Number.isFinite(value) && accept(value)) {
        if (value < low) low = value;
        if (value > high) high = value;
      }
  return low <= high ? [low, high] : null;
}

/** A linear scale about [low, high]; `round` widens it to round numbers. A range of no length gets one. */
export function linearScale(from: number, to: number, round = 0): Scale {
  let low = Math.max(-HUGE, Math.min(HUGE, from));
  let high = Math.max(-HUGE, Math.min(HUGE, to));
  if (!(high - low > Math.abs(high) * 1e-12 && high - low > 1e-300)) {
    const margin = Math.abs(low) > 1e-290 ? Math.abs(low) * 0.1 : 0.5;
    low -= margin;
    high += margin;
  }
  if (round > 0) {
    const [a, b] = nice(low, high, round);
    if (Number.isFinite(a) && Number.isFinite(b) && a < b) [low, high] = [a, b];
  }
  const span = high - low;
  return {
    low,
    high,
    position: value => (Number.isFinite(value) ? Math.max(-1e6, Math.min(1e6, (value - low) / span)) : Number.NaN),
    ticks: count => {
      const values = ticks(low, high, count).filter(Number.isFinite);
      const labels = formatTicks(values, Math.abs(tickStep(low, high, count)) || span);
      return values.map((value, i) => ({ value, label: labels[i] ?? '' }));
    },
  };
}

/** Round numbers of a logarithmic axis: powers of ten, thinned; 1-2-5 when there are few of them; else linear ones. */
function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, count)));
  const powers: number[] = [];
  for (let e = last; e >= first; e -= stride) powers.unshift(Number(`1e${e}`));
  if (powers.length >= 3 || stride > 1) return powers;
  const finer: number[] = [];
  for (let e = first - 1; e <= last; e++)
    for (const digit of [1, 2, 5]) {
      const value = Number(`${digit}e${e}`);
      if (value >= low * 0.999999 && value <= high * 1.000001) finer.push(value);
    }
  if (finer.length >= 2) return finer.length <= count + 1 ? finer : powers.length >= 2 ? powers : finer.slice(0, count);
  return ticks(low, high, count).filter(value => value > 0);
}

/** A logarithmic scale about [low, high], both positive. Zero and negative values have no position. */
export function logScale(from: number, to: number): Scale {
  let low = Math.max(1e-307, Math.min(1e307, from));
  let high = Math.max(1e-307, Math.min(1e307, to));
  if (high / low < 1.000001) [low, high] = [low / 2, high * 2];
  if (high / low > 100) {
    low = Math.max(1e-307, Number(`1e${Math.floor(Math.log10(low) + 1e-9)}`));
    high = Math.min(1e308, Number(`1e${Math.ceil(Math.log10(high) - 1e-9)}`));
  }
  const base = Math.log10(low);
  const span = Math.log10(high) - base;
  return {
    low,
    high,
    position: value =>
      value > 0 && value < Number.POSITIVE_INFINITY
        ? Math.max(-1e6, Math.min(1e6, (Math.log10(value) - base) / span))
        : Number.NaN,
    ticks: count => logTicks(low, high, count).map(value => ({ value, label: formatNumber(value, 2) })),
  };
}
