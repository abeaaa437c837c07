import type { Raster } from '../lab/pictures.ts';
import { type Area, paintGlyphs, paintPixels } from './area.ts';
import { glyphSet } from './glyphs.ts';
import type { Grid } from './grid.ts';
import { pixelColor, ramp, rampColor } from './palette.ts';
import type { Look } from './types.ts';

/** Mean of a channel over the part of the raster that a pixel of the screen covers; NaN where that is empty. */
export function meanOver(
  { pixels, width, height, channels }: Raster,
  channel: number,
  u: number,
  v: number,
  du: number,
  dv: number,
): number {
  const x0 = Math.floor((u - du / 2) * width + 1e-9);
  const x1 = Math.max(x0 + 1, Math.ceil((u + du / 2) * width - 1e-9));
  const y0 = Math.floor((v - dv / 2) * height + 1e-9);
  const y1 = Math.max(y0 + 1, Math.ceil((v + dv / 2) * height - 1e-9));
  let sum = 0;
  let n = 0;
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y++)
    for (let x = Math.max(0, x0); x < Math.min(width, x1); x++) {
      sum += pixels[(y * width + x) * channels + channel] ?? Number.NaN;
      n++;
    }
  return sum / n;
}

const LUMA = [0.2126, 0.7152, 0.0722];

/** Paints a raster over an area: colours where there are any, else a ramp of glyphs. */
export function paintRaster(raster: Raster, scale: 'grey' | 'signed', area: Area, grid: Grid, look: Look): void {
  const { capabilities } = look;
  const glyphs = glyphSet(capabilities.glyphs);
  const du = 1 / area.columns;
  const dv = 1 / area.rows / (capabilities.glyphs === 'full' && capabilities.color > 0 ? 2 : 1);
  const at = (channel: number, u: number, v: number) => meanOver(raster, channel, u, v, du, dv);
  const grey = (u: number, v: number) =>
    raster.channels === 3 ? LUMA.reduce((sum, part, c) => sum + part * at(c, u, v), 0) : at(0, u, v);
  if (capabilities.color === 0) {
    paintGlyphs(area, grey, scale === 'signed' ? glyphs.signs : glyphs.greys, grid);
    return;
  }
  const colors = ramp(scale === 'signed' ? 'classes' : 'grey', capabilities);
  const colorAt = (u: number, v: number) =>
    raster.channels === 3
      ? pixelColor(at(0, u, v), at(1, u, v), at(2, u, v), capabilities)
      : rampColor(colors, at(0, u, v));
  paintPixels(area, colorAt, grid, look);
}

/** Columns and rows of cells that keep the proportions of a raster, a cell being twice as high as wide. */
export function cellsOf(
  { width, height }: Pick<Raster, 'width' | 'height'>,
  room: { readonly columns: number; readonly rows: number },
  most = Number.POSITIVE_INFINITY,
): { readonly columns: number; readonly rows: number } {
  const scale = Math.min(room.columns / Math.max(1, width), (room.rows * 2) / Math.max(1, height), most);
  const whole = scale >= 1 ? Math.floor(scale) : scale;
  return {
    columns: Math.max(1, Math.min(room.columns, Math.round(width * whole))),
    rows: Math.max(1, Math.min(room.rows, Math.round((height * whole) / 2))),
  };
}

/** What is wrong with a raster: nothing to draw. */
export const isEmpty = ({ pixels, width, height }: Raster): boolean =>
  !(width >= 1 && height >= 1 && Number.isFinite(width * height) && pixels.length > 0);
