import { Braille } from './braille.ts';
import { formatShort } from './format.ts';
import type { Grid } from './grid.ts';
import { signColor } from './palette.ts';
import type { Look } from './types.ts';

/** A weight as a line of cells from the right side of one unit to the left side of another. */
export type Edge = {
  /** Index of the layer on the left: edges of one gap are numbered all or none. */
  readonly gap: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly weight: number;
};

const WEAK = 0.1;
const STRONG = 0.6;

/** Lines of one gap that the eye can still follow. */
const MOST = 24;
const STRONGEST = 16;

/** Draws the lines, weak ones first, and the numbers; in a crowded gap only the strongest lines. */
export function drawEdges(edges: readonly Edge[], grid: Grid, look: Look): 'numbers' | 'lines' | 'strongest' {
  const largest = edges.reduce(
    (most, { weight }) => (Number.isFinite(weight) ? Math.max(most, Math.abs(weight)) : most),
    0,
  );
  const strength = (edge: Edge) => (largest > 0 ? Math.abs(edge.weight) / largest : 0);
  const gaps = [...new Set(edges.map(edge => edge.gap))].map(gap => edges.filter(edge => edge.gap === gap));
  const drawn = gaps.map(gap => {
    const sorted = [...gap].sort((a, b) => strength(a) - strength(b));
    return sorted.length > MOST ? sorted.slice(-STRONGEST) : sorted;
  });
  if (look.capabilities.glyphs === 'ascii') for (const edge of drawn.flat()) drawStrokes(edge, grid, look);
  else drawDots(drawn.flat(), strength, grid, look);
  const numbered = drawn.map((gap, k) => gap.length === gaps[k]?.length && numberGap(gap, grid, look));
  if (numbered.every(Boolean)) return 'numbers';
  return drawn.some((gap, k) => gap.length !== gaps[k]?.length) ? 'strongest' : 'lines';
}

/** Lines of dots: strong ones double, negative ones dashed, weak ones sparse. */
function drawDots(edges: readonly Edge[], strength: (edge: Edge) => number, grid: Grid, look: Look): void {
  const canvas = new Braille(grid.columns, grid.rows);
  edges.forEach((edge, k) => {
    const share = strength(edge);
    const dash = (n: number) => n % 6 < 3;
    const keep = share < WEAK ? (n: number) => n % 4 === 0 : edge.weight < 0 ? dash : () => true;
    const ends = [edge.x0 * 2, edge.y0 * 4 + 1, edge.x1 * 2 + 1, edge.y1 * 4 + 1] as const;
    canvas.line(...ends, k, keep);
    if (share > STRONG) canvas.line(ends[0], ends[1] + 1, ends[2], ends[3] + 1, k, keep);
  });
  canvas.each((x, y, glyph, owner) => {
    grid.put(x, y, glyph, { fg: signColor(edges[owner]?.weight ?? 0, look.capabilities) });
  });
}

/** One stroke a column: `-` on the level, `/` and `\` where the row changes; negative ones leave gaps. */
function drawStrokes(edge: Edge, grid: Grid, look: Look): void {
  const fg = signColor(edge.weight, look.capabilities);
  const rowAt = (x: number) =>
    Math.round(edge.y0 + ((edge.y1 - edge.y0) * (x - edge.x0)) / Math.max(1, edge.x1 - edge.x0));
  for (let x = edge.x0; x <= edge.x1; x++) {
    if (edge.weight < 0 && (x - edge.x0) % 4 === 3) continue;
    const climb = rowAt(Math.min(edge.x1, x + 1)) - rowAt(x);
    grid.put(x, rowAt(x), climb > 0 ? '\\' : climb < 0 ? '/' : '-', { fg });
  }
}

type Placed = { readonly x: number; readonly y: number; readonly text: string; readonly weight: number };

/** Puts a number on each line of a gap, where the line lies farthest from the others; none if one has no place. */
function numberGap(edges: readonly Edge[], grid: Grid, look: Look): boolean {
  const taken = new Set<number>();
  const placed: Placed[] = [];
  for (const edge of edges) {
    const text = formatShort(edge.weight);
    const spot = spotsOf(edge, edges, text.length).find(({ x, y }) => isFree(x, y, text.length, taken, grid));
    if (!spot) return false;
    for (let k = -1; k <= text.length; k++) taken.add(spot.y * grid.columns + spot.x + k);
    placed.push({ ...spot, text, weight: edge.weight });
  }
  for (const { x, y, text, weight } of placed) {
    grid.text(x - 1, y, ` ${text} `);
    grid.text(x, y, text, { fg: signColor(weight, look.capabilities) });
  }
  return true;
}

/** Places for a number on a line, best first. */
function spotsOf(edge: Edge, edges: readonly Edge[], length: number): { x: number; y: number }[] {
  const span = edge.x1 - edge.x0;
  const room = span - length - 1;
  if (room < 0) return [];
  const count = Math.min(room + 1, 13);
  const rowAt = (other: Edge, t: number) => other.y0 + (other.y1 - other.y0) * t;
  return Array.from({ length: count }, (_, i) => {
    const x = edge.x0 + 1 + Math.round(count > 1 ? (i * room) / (count - 1) : room / 2);
    const t = (x + length / 2 - edge.x0) / span;
    const nearest = Math.min(
      3,
      ...edges.filter(other => other !== edge).map(other => Math.abs(rowAt(other, t) - rowAt(edge, t))),
    );
    return { x, y: Math.round(rowAt(edge, t)), score: nearest - Math.abs(t - 0.5) * 0.5 };
  }).sort((a, b) => b.score - a.score);
}

function isFree(x: number, y: number, length: number, taken: ReadonlySet<number>, grid: Grid): boolean {
  if (x < 1 || x + length >= grid.columns) return false;
  for (let k = -1; k <= length; k++) if (taken.has(y * grid.columns + x + k)) return false;
  return true;
}
