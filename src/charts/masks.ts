import { charts } from '../i18n/charts.ts';
import type { MasksPicture } from '../lab/pictures.ts';
import { drawNothing } from './area.ts';
import { glyphSet } from './glyphs.ts';
import type { Grid } from './grid.ts';
import { forTier } from './measure.ts';
import { quiet, seriesColor } from './palette.ts';
import { listed, percent, say, sentences } from './say.ts';
import { drawShelf } from './shelf.ts';
import type { Chart, Look } from './types.ts';

/** Several draws side by side: a filled sign for a unit that is kept, a dot for one that is dropped. */
export function masksChart(picture: MasksPicture, grid: Grid, look: Look): Chart {
  const { lang, capabilities } = look;
  const { cols, rows } = picture;
  const glyphs = glyphSet(capabilities.glyphs);
  if (!(cols >= 1 && rows >= 1) || picture.masks.length === 0) drawNothing(grid, look);
  else {
    const labels = picture.masks.map(({ label }) => forTier(label[lang], capabilities.glyphs));
    // A unit takes two cells across and one down, so that a square of units looks square.
    drawShelf(labels, { width: cols * 2, height: rows * 2 }, grid, look, (i, area) => {
      const kept = picture.masks[i]?.kept ?? [];
      const step = Math.max(1, Math.floor(area.columns / cols));
      for (let y = 0; y < Math.min(rows, area.rows); y++)
        for (let x = 0; x < cols; x++) {
          if (x * step >= area.columns) break;
          const on = (kept[y * cols + x] ?? 0) > 0.5;
          const ink = on ? { fg: seriesColor(0, capabilities) } : quiet(capabilities);
          grid.put(area.left + x * step, area.top + y, on ? glyphs.kept : glyphs.dropped, ink);
        }
    });
  }
  return { lines: grid.toLines(capabilities.color), text: describeMasks(picture, look) };
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
