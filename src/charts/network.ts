import type { Picture } from '../lab/types.ts';
import { describeNetwork } from './describe-pictures.ts';
import { drawEdges, type Edge } from './edges.ts';
import { formatShort } from './format.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid } from './grid.ts';
import { cells, clip, forTier } from './measure.ts';
import { alarm, quiet, signColor } from './palette.ts';
import type { Chart, Look } from './types.ts';
import { more, words } from './words.ts';

export type Network = Extract<Picture, { kind: 'network' }>;

/** Where a layer stands: its column and the rows of the units that are shown. */
type Column = { readonly layer: number; readonly x: number; readonly rows: readonly number[] };

const LEAST_GAP = 4;
/** Cells of a unit without a value. */
const BARE_UNIT = 3;

/** Layers as columns of units, weights as lines between them with their numbers where these fit. */
export function networkChart(picture: Network, grid: Grid, look: Look): Chart {
  const layers = picture.layers.map(count => (Number.isFinite(count) ? Math.max(0, Math.floor(count)) : 0));
  const network = { ...picture, layers };
  const fit = (unit: number) => Math.floor((grid.columns + LEAST_GAP) / (unit + LEAST_GAP));
  const { values: _, ...bare } = network;
  // The whole network without values says more than part of it with values.
  const shown =
    fit(unitWidth(network)) < network.layers.length && fit(BARE_UNIT) >= network.layers.length ? bare : network;
  const width = unitWidth(shown);
  const fitting = fit(width);
  if (network.layers.length === 0)
    grid.text(0, 0, clip(words.noData[look.lang], grid.columns), quiet(look.capabilities));
  else if (fitting < Math.min(2, network.layers.length) || grid.rows < 3) drawList(network, grid, look);
  else drawColumns(shown, width, fitting, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text: describeNetwork(picture, look.lang) };
}

const unitText = (network: Network, layer: number, unit: number): string => {
  const value = network.values?.[layer]?.[unit];
  return value === undefined ? ' ' : formatShort(value);
};

/** Cells of the widest unit with its parentheses. */
function unitWidth(network: Network): number {
  const texts = network.layers.flatMap((count, layer) =>
    Array.from(
      { length: Math.min(Math.max(0, Math.floor(count)), 200) },
      (_, unit) => unitText(network, layer, unit).length,
    ),
  );
  return Math.max(1, ...texts) + 2;
}

function drawColumns(network: Network, width: number, fitting: number, grid: Grid, look: Look): void {
  const last = network.layers.length - 1;
  const shown =
    network.layers.length <= fitting
      ? network.layers.map((_, l) => l)
      : [...network.layers.keys()].slice(0, fitting - 1);
  if (shown[shown.length - 1] !== last) shown.push(last);
  const widest = Math.max(...network.layers.map(count => (Number.isFinite(count) ? count : 0)));
  const header = grid.rows >= Math.min(widest, 6) + 2 ? 1 : 0;
  const footer = header === 1 && grid.rows >= widest + 4 ? 1 : 0;
  const body = grid.rows - header - footer;
  const columns = shown.map((layer, k): Column => {
    const x = shown.length === 1 ? 0 : Math.round((k * (grid.columns - width)) / (shown.length - 1));
    return { layer, x, rows: unitRows(network.layers[layer] ?? 0, body, header) };
  });
  const edges = columns.flatMap((from, k) => edgesBetween(network, from, columns[k + 1], width));
  const shownAs = drawEdges(edges, grid, look);
  drawSkipped(columns, width, grid, look);
  for (const column of columns) drawUnits(network, column, width, body + header, grid, look);
  if (header) drawHeader(columns, last, width, grid, look);
  if (footer && shownAs !== 'numbers') {
    const key = `${words.signs[look.lang]}${shownAs === 'strongest' ? words.strongest[look.lang] : ''}`;
    const text = clip(key, grid.columns);
    grid.text(Math.floor((grid.columns - cells(text)) / 2), grid.rows - 1, text, quiet(look.capabilities));
  }
}

/** Rows of the units of a layer, spread evenly; one row is kept for `+ n more` where they do not all fit. */
function unitRows(count: number, body: number, top: number): number[] {
  const shown = count <= body ? Math.max(0, Math.floor(count)) : body - 1;
  if (count > body) return Array.from({ length: shown }, (_, i) => top + i);
  return Array.from({ length: shown }, (_, i) => top + Math.floor(((i + 0.5) * body) / shown));
}

function edgesBetween(network: Network, from: Column, to: Column | undefined, width: number): Edge[] {
  if (!to || to.layer !== from.layer + 1) return [];
  return from.rows.flatMap((y0, i) =>
    to.rows.flatMap((y1, j): Edge[] => {
      const weight = network.weights[from.layer]?.[i]?.[j];
      return weight === undefined ? [] : [{ gap: from.layer, x0: from.x + width, y0, x1: to.x - 1, y1, weight }];
    }),
  );
}

function drawUnits(network: Network, column: Column, width: number, bottom: number, grid: Grid, look: Look): void {
  const [left, right] = glyphSet(look.capabilities.glyphs).unit;
  column.rows.forEach((y, unit) => {
    const value = network.values?.[column.layer]?.[unit];
    const text = unitText(network, column.layer, unit);
    const fg = value !== undefined && !Number.isFinite(value) ? { fg: alarm(look.capabilities) } : {};
    const pad = width - 2 - text.length;
    const before = ' '.repeat(Math.ceil(pad / 2));
    grid.text(column.x, y, `${left}${before}${text}${' '.repeat(pad - before.length)}${right}`, { attr: BOLD, ...fg });
    drawGradient(network.gradients?.[column.layer]?.[unit], column.x, y + 1, bottom, grid, look);
  });
  const hidden = (network.layers[column.layer] ?? 0) - column.rows.length;
  if (!(hidden > 0)) return;
  const long = more(hidden)[look.lang];
  const text = cells(long) <= width + LEAST_GAP ? long : `+${hidden}`;
  grid.text(Math.max(0, Math.min(column.x, grid.columns - cells(text))), bottom - 1, text, quiet(look.capabilities));
}

/** The gradient of a unit in the row below it, where no other unit stands. */
function drawGradient(
  gradient: number | undefined,
  x: number,
  y: number,
  bottom: number,
  grid: Grid,
  look: Look,
): void {
  if (gradient === undefined || y >= bottom) return;
  const text = forTier(`∂ ${formatShort(gradient)}`, look.capabilities.glyphs);
  const start = Math.max(0, Math.min(x, grid.columns - text.length));
  const { unit } = glyphSet(look.capabilities.glyphs);
  for (let k = -1; k < text.length; k++) if (unit.includes(grid.at(start + k, y))) return;
  if (/[\d.]/.test(grid.at(start + text.length, y) + grid.at(start - 1, y))) return;
  const fg = Number.isFinite(gradient) ? signColor(gradient, look.capabilities) : alarm(look.capabilities);
  grid.text(start, y, text, { fg });
}

function drawHeader(columns: readonly Column[], last: number, width: number, grid: Grid, look: Look): void {
  let free = 0;
  for (const { layer, x } of columns) {
    const number = last > 2 && layer > 0 && layer < last ? ` ${layer}` : '';
    const name = words[layer === 0 ? 'input' : layer === last ? 'output' : 'hidden'][look.lang] + number;
    const start = Math.min(grid.columns - cells(name), Math.max(0, x + Math.floor((width - cells(name)) / 2)));
    if (start < free) continue;
    free = grid.text(start, 0, name, quiet(look.capabilities)) + 1;
  }
}

/** How many layers in the middle found no room. */
function drawSkipped(columns: readonly Column[], width: number, grid: Grid, look: Look): void {
  const skipped = columns.findIndex(({ layer }, k) => k > 0 && layer !== (columns[k - 1]?.layer ?? 0) + 1);
  if (skipped < 0) return;
  const left = (columns[skipped - 1]?.x ?? 0) + width;
  const right = columns[skipped]?.x ?? grid.columns;
  const text = `+${(columns[skipped]?.layer ?? 0) - (columns[skipped - 1]?.layer ?? 0) - 1}`;
  grid.text(
    Math.max(0, Math.floor((left + right - cells(text)) / 2)),
    Math.floor(grid.rows / 2),
    text,
    quiet(look.capabilities),
  );
}

/** What fits nowhere else: the sizes, then the values of each layer. */
function drawList(network: Network, grid: Grid, look: Look): void {
  grid.text(0, 0, clip(network.layers.join('-'), grid.columns), { attr: BOLD });
  network.values?.slice(0, grid.rows - 1).forEach((values, layer) => {
    const text = `${layer}: ${values.map(value => formatShort(value)).join(' ')}`;
    grid.text(0, layer + 1, clip(text, grid.columns), quiet(look.capabilities));
  });
}
