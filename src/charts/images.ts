import { charts } from '../i18n/charts.ts';
import type { ImagesPicture } from '../lab/pictures.ts';
import { drawNothing } from './area.ts';
import type { Grid } from './grid.ts';
import { forTier } from './measure.ts';
import { isEmpty, paintRaster } from './raster.ts';
import { countBad, listed, say, sentences } from './say.ts';
import { drawShelf } from './shelf.ts';
import type { Chart, Look } from './types.ts';

/** Images or feature maps side by side, each in its proportions. */
export function imagesChart(picture: ImagesPicture, grid: Grid, look: Look): Chart {
  const { lang, capabilities } = look;
  const items = picture.items.filter(({ raster }) => !isEmpty(raster));
  const first = items[0];
  if (!first) drawNothing(grid, look);
  else {
    const labels = items.map(({ label }) => forTier(label[lang], capabilities.glyphs));
    drawShelf(labels, first.raster, grid, look, (i, area) => {
      const item = items[i];
      if (item) paintRaster(item.raster, picture.scale, area, grid, look);
    });
  }
  return { lines: grid.toLines(capabilities.color), text: describeImages(picture, items, look) };
}

const NAMED = 6;

function describeImages({ scale }: ImagesPicture, items: ImagesPicture['items'], { lang }: Look): string {
  const first = items[0];
  if (!first) return sentences(lang, [say(lang, charts.nothing)]);
  const { width, height, channels } = first.raster;
  const names = [...new Set(items.map(({ label }) => label[lang]).filter(name => name !== ''))];
  const bad = items.reduce((sum, { raster }) => sum + countBad(raster.pixels), 0);
  const dark = items.filter(({ raster }) => {
    const reference = raster.pixels[0];
    return Array.from(raster.pixels).every(value => value === reference);
  }).length;
  const what = channels === 3 ? charts.colourImages : scale === 'signed' ? charts.featureMaps : charts.greyImages;
  return sentences(lang, [
    say(lang, what, { n: items.length, width, height }),
    names.length > 0
      ? say(lang, names.length > NAMED ? charts.namedSome : charts.named, { list: listed(lang, names.slice(0, NAMED)) })
      : '',
    dark > 0 ? say(lang, charts.uniform, { n: dark }) : '',
    bad > 0 ? say(lang, charts.notFinite, { n: bad }) : '',
  ]);
}
