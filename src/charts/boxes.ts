import { charts } from '../i18n/charts.ts';
import type { BoxesPicture } from '../lab/pictures.ts';
import { type Area, drawNothing, drawSentence, inkAt } from './area.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid, NONE } from './grid.ts';
import { cells, clip, forTier } from './measure.ts';
import { seriesColor } from './palette.ts';
import { cellsOf, isEmpty, paintRaster } from './raster.ts';
import { say, sentences } from './say.ts';
import type { Chart, Look } from './types.ts';

type Box = BoxesPicture['boxes'][number];

/** Overlap of two boxes over what they cover together (Jaccard 1912); 0 for boxes without area. */
export function overlap(a: Box, b: Box): number {
  const side = (from: number, length: number, other: number, otherLength: number) =>
    Math.max(0, Math.min(from + length, other + otherLength) - Math.max(from, other));
  const both = side(a.x, a.width, b.x, b.width) * side(a.y, a.height, b.y, b.height);
  const either = a.width * a.height + b.width * b.height - both;
  return either > 0 && Number.isFinite(either) ? both / either : 0;
}

/** An image with the true boxes (drawn through) and the predicted ones (dashed), each with its label. */
export function boxesChart(picture: BoxesPicture, grid: Grid, look: Look): Chart {
  const text = describeBoxes(picture, look);
  if (isEmpty(picture.raster)) drawNothing(grid, look);
  else if (grid.rows < 4 || grid.columns < 12) drawSentence(text, grid, look);
  else {
    const { columns, rows } = cellsOf(picture.raster, { columns: grid.columns, rows: grid.rows - 1 }, 4);
    const area = { left: Math.floor((grid.columns - columns) / 2), top: 0, columns, rows };
    paintRaster(picture.raster, 'grey', area, grid, look);
    for (const box of picture.boxes) drawBox(box, picture, area, grid, look);
    drawKey(picture, area, grid, look);
  }
  return { lines: grid.toLines(look.capabilities.color), text };
}

const hue = (box: Pick<Box, 'role'>): number => (box.role === 'truth' ? 0 : 1);

function drawBox(box: Box, { raster }: BoxesPicture, area: Area, grid: Grid, look: Look): void {
  const { capabilities, lang } = look;
  const [upright, level, ...corners] = glyphSet(capabilities.glyphs).frames[box.role];
  const cell = (value: number, size: number, length: number) =>
    Math.max(0, Math.min(length - 1, Math.floor((value / size) * length)));
  const x0 = area.left + cell(box.x, raster.width, area.columns);
  const x1 = area.left + cell(box.x + box.width - 1e-6, raster.width, area.columns);
  const y0 = area.top + cell(box.y, raster.height, area.rows);
  const y1 = area.top + cell(box.y + box.height - 1e-6, raster.height, area.rows);
  if (![x0, x1, y0, y1].every(Number.isFinite) || x1 < x0 || y1 < y0) return;
  // On a photograph no fixed colour can be trusted; the frame carries its own ground.
  const ground = capabilities.color > 0 ? { bg: capabilities.color === 1 ? NONE : 0x000000 } : {};
  const ink = {
    fg: seriesColor(hue(box), { ...capabilities, background: 'dark' }),
    attr: BOLD,
    ...(capabilities.color === 3 ? ground : {}),
  };
  for (let x = x0; x <= x1; x++) for (const y of [y0, y1]) grid.put(x, y, level, ink);
  for (let y = y0; y <= y1; y++) for (const x of [x0, x1]) grid.put(x, y, upright, ink);
  [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ].forEach(([x = 0, y = 0], k) => {
    grid.put(x, y, corners[k] ?? '+', ink);
  });
  const score = box.score === undefined ? '' : ` ${box.score.toFixed(2)}`;
  const label = clip(
    `${forTier(box.label[lang], capabilities.glyphs)}${score}`,
    Math.max(0, area.left + area.columns - x0 - 1),
  );
  const row = box.role === 'truth' ? y1 : y0;
  if (y1 > y0) grid.text(x0 + 1, row, label, ink.bg === undefined ? { ...inkAt(grid, x0 + 1, row), ...ink } : ink);
}

function drawKey({ boxes }: BoxesPicture, area: Area, grid: Grid, look: Look): void {
  const { capabilities, lang } = look;
  let x = area.left;
  for (const role of ['truth', 'prediction'] as const) {
    if (!boxes.some(box => box.role === role)) continue;
    const [, level] = glyphSet(capabilities.glyphs).frames[role];
    const text = `${level.repeat(2)} ${say(lang, charts[role])}`;
    if (x + cells(text) > grid.columns) x = Math.max(0, grid.columns - cells(text));
    x = grid.text(x, grid.rows - 1, text, { fg: seriesColor(hue({ role }), capabilities) }) + 2;
  }
}

/** Each prediction with the true box that it overlaps most, and what was missed. */
function describeBoxes({ raster, boxes }: BoxesPicture, { lang }: Look): string {
  if (isEmpty(raster)) return sentences(lang, [say(lang, charts.nothing)]);
  const truths = boxes.filter(({ role }) => role === 'truth');
  const predictions = boxes.filter(({ role }) => role === 'prediction');
  const found = new Set<Box>();
  const statements = predictions.map(box => {
    const best = truths.reduce<{ truth: Box | null; iou: number }>(
      (most, truth) => (overlap(box, truth) > most.iou ? { truth, iou: overlap(box, truth) } : most),
      { truth: null, iou: 0 },
    );
    const values = { name: box.label[lang], score: box.score === undefined ? '' : ` ${box.score.toFixed(2)}` };
    if (!best.truth) return say(lang, charts.boxAlone, values);
    if (best.iou >= 0.5) found.add(best.truth);
    return say(lang, charts.boxOver, { ...values, truth: best.truth.label[lang], iou: best.iou.toFixed(2) });
  });
  const missed = truths.filter(truth => !found.has(truth)).length;
  return sentences(lang, [
    say(lang, charts.boxes, { width: raster.width, height: raster.height, t: truths.length, p: predictions.length }),
    ...statements.slice(0, 6),
    predictions.length > 0 && missed > 0 ? say(lang, charts.missed, { n: missed }) : '',
  ]);
}
