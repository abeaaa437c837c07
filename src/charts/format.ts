/** A number in few signs: about `digits` significant ones, exponents outside 0.001 to 999,999, thin groups for counts. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e9) return grouped(value);
  if (size >= 999_500 || size < 0.001) return shortExponent(value.toExponential(digits - 1));
  if (size >= 10 ** digits) return grouped(Math.round(value));
  return trimZeros(value.toPrecision(digits));
}

/** 22910480 as `22 910 480`; four digits stay together. */
function grouped(integer: number): string {
  const text = String(integer);
  return Math.abs(integer) < 10_000 ? text : text.replace(/\B(?=(\d{3})+$)/g, ' ');
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `1.20e-7` as `1.2e-7`, `3.00e+5` as `3e5`. */
function shortExponent(text: string): string {
  const [mantissa = '', exponent = ''] = text.split('e');
  return `${trimZeros(mantissa)}e${exponent.replace('+', '')}`;
}

/** So many decimals, and no minus before what rounds to zero. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text;
}

/** A number for a small place: two decimals where that says enough, so that neighbours look alike. */
export function formatShort(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 0.01 && size < 10)) return fixed(value, 2);
  return formatNumber(value, 2);
}

/** The labels of ticks: all with the same number of decimals, or all with exponents. */
export function formatTicks(ticks: readonly number[], step: number): string[] {
  const largest = Math.max(...ticks.map(Math.abs), 0);
  if (largest >= 100_000 || (largest > 0 && largest < 0.001)) {
    const spread = Math.max(0, Math.min(8, Math.ceil(Math.log10(largest) - Math.log10(step) - 1e-9)));
    return ticks.map(tick => (tick === 0 ? '0' : shortExponent(tick.toExponential(spread))));
  }
  const decimals = Math.max(0, Math.min(8, -Math.floor(Math.log10(step) + 1e-9)));
  return ticks.map(tick => (Math.abs(tick) < step * 1e-9 ? 0 : tick).toFixed(decimals));
}

/** Texts padded with spaces to one length, so that the decimal points (or where they would be) stand in one column. */
export function alignDecimals(texts: readonly string[]): string[] {
  const before = texts.map(text => {
    const at = text.search(/[.e]/);
    return at < 0 || /[a-df-z]/i.test(text) ? text.length : at;
  });
  const left = Math.max(0, ...before);
  const shifted = texts.map((text, i) => ' '.repeat(left - (before[i] ?? 0)) + text);
  const length = Math.max(0, ...shifted.map(text => text.length));
  return shifted.map(text => text.padEnd(length));
}
