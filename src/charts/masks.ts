import { charts } from '../i18n/charts.ts';
import type { MasksPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence } from './area.ts';
import { glyphSet } from './glyphs.ts';
import type { Grid } from './grid.ts';
import { cells, clip, forTier } from './measure.ts';
import { quiet, seriesColor } from './palette.ts';
import { listed, percent, say, sentences } from './say.ts';
import type { Chart, Look } from './types.ts';
import { more } from './words.ts';

const GAP = 3;

/** Several draws side by side: a filled sign for a unit that is kept, a dot for one that is dropped. */
export function masksChart(picture: MasksPicture, grid: Grid, look: Look): Chart {
  const text = describeMasks(picture, look);
  const [cols, rows] = [Math.floor(picture.cols), Math.floor(picture.rows)];
  if (!(cols >= 1 && rows >= 1) || picture.masks.length === 0) drawNothing(grid, look);
  else if (!drawMasks(picture, cols, rows, grid, look)) drawSentence(text, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

/** A unit takes two cells across, so that a square of units looks square, or one. False where no mask fits whole. */
function drawMasks({ masks }: MasksPicture, cols: number, rows: number, grid: Grid, look: Look): boolean {
  const { lang, capabilities } = look;
  const count = masks.length;
  const acrossOf = (step: number) => Math.floor((grid.columns + GAP) / (cols * step - step + 1 + GAP));
  const downOf = (label: number) => Math.floor(grid.rows / (rows + label));
  const label = downOf(1) > 0 ? 1 : 0;
  const step = acrossOf(2) * downOf(label) >= Math.min(count, acrossOf(1) * downOf(label)) ? 2 : 1;
  const across = acrossOf(step);
  const shown = Math.min(count, across * downOf(label));
  if (shown < 1) return false;
  const width = cols * step - step + 1;
  for (let i = 0; i < shown; i++) {
    const [left, top] = [(i % across) * (width + GAP), Math.floor(i / across) * (rows + label)];
    drawMask(masks[i]?.kept ?? [], { left, top, cols, rows, step }, grid, look);
    const text = clip(forTier(masks[i]?.label[lang] ?? '', capabilities.glyphs), width);
    if (label) grid.text(left + Math.floor((width - cells(text)) / 2), top + rows, text, quiet(capabilities));
  }
  const end = Math.ceil(shown / across) * (rows + label);
  const hint = `+${count - shown}`;
  if (shown < count && end < grid.rows)
    grid.text(0, end, clip(more(count - shown)[lang], grid.columns), quiet(capabilities));
  else if (shown < count && grid.isBlank(grid.columns - hint.length - 1, 0, hint.length + 1))
    grid.text(grid.columns - hint.length, 0, hint, quiet(capabilities));
  return true;
}

type Spot = Record<'left' | 'top' | 'cols' | 'rows' | 'step', number>;

function drawMask(kept: ArrayLike<number>, { left, top, cols, rows, step }: Spot, grid: Grid, look: Look): void {
  const glyphs = glyphSet(look.capabilities.glyphs);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < cols; x++) {
      const on = (kept[y * cols + x] ?? 0) > 0.5;
      const ink = on ? { fg: seriesColor(0, look.capabilities) } : quiet(look.capabilities);
      grid.put(left + x * step, top + y, on ? glyphs.kept : glyphs.dropped, ink);
    }
}

/** Shares kept, and for two draws how many units they decide alike. */
function describeMasks({ cols, rows, masks }: MasksPicture, { lang }: Look): string {
  const n = Math.floor(cols) * Math.floor(rows);
  if (!(n >= 1) || masks.length === 0) return sentences(lang, [say(lang, charts.nothing)]);
  const units = masks.map(({ kept }) =>
    Array.from({ length: Math.min(n, kept.length) }, (_, i) => (kept[i] ?? 0) > 0.5),
  );
  const shares = masks.map(({ label }, k) => {
    const kept = units[k]?.filter(Boolean).length ?? 0;
    return say(lang, charts.keptIn, { name: label[lang], kept, share: percent(kept / n) });
  });
  const [a, b] = units;
  const alike = a && b ? a.filter((on, i) => on === b[i]).length : 0;
  return sentences(lang, [
    say(lang, charts.masks, { n, k: masks.length }),
    shares.length <= 6 ? listed(lang, shares) : '',
    a && b
      ? say(lang, charts.masksAlike, {
          first: masks[0]?.label[lang] ?? '',
          second: masks[1]?.label[lang] ?? '',
          alike,
          n,
        })
      : '',
  ]);
}
