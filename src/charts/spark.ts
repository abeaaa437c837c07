import { glyphSet } from './glyphs.ts';
import { extent } from './scale.ts';
import type { Look } from './types.ts';

/** `count` numbers spread over a list: on the line between neighbours where there are few, else the means of parts. */
function spread(values: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, c) => {
    if (values.length > count) {
      const part = values.slice(Math.floor((c * values.length) / count), Math.floor(((c + 1) * values.length) / count));
      return part.every(Number.isFinite) ? part.reduce((sum, value) => sum + value / part.length, 0) : Number.NaN;
    }
    const at = count > 1 ? (c / (count - 1)) * (values.length - 1) : values.length - 1;
    const left = values[Math.floor(at)] ?? Number.NaN;
    const right = values[Math.ceil(at)] ?? Number.NaN;
    return at % 1 === 0 ? left : left * (1 - (at % 1)) + right * (at % 1);
  });
}

/** A curve in one row, exactly `columns` cells, without colour. What is not a finite number shows as ✗. */
export function sparkline(values: readonly number[], columns: number, look: Look): string {
  const width = Number.isFinite(columns) ? Math.max(0, Math.floor(columns)) : 0;
  if (values.length === 0) return ' '.repeat(width);
  const glyphs = glyphSet(look.capabilities.glyphs);
  const points = spread(values, width);
  const [low, high] = extent([points]) ?? [0, 0];
  return points
    .map(value => {
      if (!Number.isFinite(value)) return glyphs.bad;
      const u = high > low ? value / (high - low) - low / (high - low) : 0.5;
      return glyphs.spark[Math.max(0, Math.min(glyphs.spark.length - 1, Math.floor(u * glyphs.spark.length)))] ?? ' ';
    })
    .join('');
}
