import { charts } from '../i18n/charts.ts';
import type { TimelinePicture } from '../lab/pictures.ts';
import { drawNothing } from './area.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid } from './grid.ts';
import { cells, clip, fold, forTier } from './measure.ts';
import { quiet, seriesColor } from './palette.ts';
import { say, sentences } from './say.ts';
import type { Chart, Look } from './types.ts';

type Row = { readonly event: number; readonly text: string; readonly head: boolean };

/** Events down a line: what has been told is filled, the current one carries its note and is always in view. */
export function timelineChart(picture: TimelinePicture, grid: Grid, look: Look): Chart {
  if (picture.events.length === 0) drawNothing(grid, look);
  else drawTimeline(picture, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text: describeTimeline(picture, look) };
}

function drawTimeline(picture: TimelinePicture, grid: Grid, look: Look): void {
  const tier = look.capabilities.glyphs;
  const dates = picture.events.map(({ date }) => forTier(date, tier));
  const dateRoom = Math.min(Math.max(...dates.map(cells)), Math.floor(grid.columns / 3));
  const left = dateRoom + 4;
  const rows = rowsOf(picture, Math.max(1, grid.columns - left), grid.rows, look);
  const head = Math.max(
    0,
    rows.findIndex(row => row.head && row.event === picture.current),
  );
  const first = Math.max(0, Math.min(rows.length - grid.rows, head - Math.floor(grid.rows / 3)));
  rows.slice(first, first + grid.rows).forEach(({ event, text, head }, y) => {
    const current = event === picture.current;
    const told = event <= picture.current;
    drawLine(head ? clip(dates[event] ?? '', dateRoom) : '', { y, dateRoom, head, current, told }, grid, look);
    const ink = current && head ? { attr: BOLD } : told && !current ? {} : current ? {} : quiet(look.capabilities);
    grid.text(left, y, clip(text, grid.columns - left), head ? ink : quiet(look.capabilities));
  });
  const place = `${Math.max(0, Math.min(picture.events.length, Math.floor(picture.current) + 1))}/${picture.events.length}`;
  const x = grid.columns - place.length;
  if (rows.length > grid.rows && grid.isBlank(x - 1, 0, place.length + 1))
    grid.text(x, 0, place, quiet(look.capabilities));
}

/** One row an event, the note of the current one below it, blank rows between while there is room for them. */
function rowsOf({ events, current }: TimelinePicture, columns: number, height: number, look: Look): Row[] {
  const tier = look.capabilities.glyphs;
  const rows = events.map(({ label, note }, event): Row[] => {
    const head = { event, text: forTier(label[look.lang], tier), head: true };
    if (event !== current || !note) return [head];
    const lines = fold(forTier(note[look.lang], tier), columns).slice(0, Math.max(1, height - 1));
    return [head, ...lines.map(text => ({ event, text, head: false }))];
  });
  const total = rows.flat().length;
  if (total + events.length - 1 > height) return rows.flat();
  return rows.flatMap((each, event) => (event < rows.length - 1 ? [...each, { event, text: '', head: false }] : each));
}

type Mark = {
  readonly y: number;
  readonly dateRoom: number;
  readonly head: boolean;
  readonly current: boolean;
  readonly told: boolean;
};

function drawLine(date: string, { y, dateRoom, head, current, told }: Mark, grid: Grid, look: Look): void {
  const glyphs = glyphSet(look.capabilities.glyphs);
  const quietly = quiet(look.capabilities);
  const accent = { fg: seriesColor(0, look.capabilities), attr: BOLD };
  grid.text(dateRoom - cells(date), y, date, current ? accent : quietly);
  if (!head) grid.put(dateRoom + 1, y, told && !current ? glyphs.past : glyphs.future, quietly);
  else if (current) grid.put(dateRoom + 1, y, glyphs.current, accent);
  else grid.put(dateRoom + 1, y, told ? glyphs.done : glyphs.ahead, told ? {} : quietly);
}

function describeTimeline({ events, current }: TimelinePicture, { lang }: Look): string {
  const first = events[0];
  const last = events[events.length - 1];
  if (!first || !last) return sentences(lang, [say(lang, charts.nothing)]);
  const event = events[current];
  return sentences(lang, [
    say(lang, charts.timeline, { n: events.length, from: first.date, to: last.date }),
    event
      ? say(lang, charts.event, { i: current + 1, n: events.length, date: event.date, name: event.label[lang] })
      : '',
    event?.note?.[lang] ?? '',
  ]);
}
