import { DRAWN } from '../../data/catalogue.ts';
import { IMAGE_SETS, isImageSet } from '../../data/real.ts';
import { type Kept, listSets } from '../../data/store.ts';
import type { Summary } from '../../data/summary.ts';
import { words } from '../../i18n/data.ts';
import type { Bilingual, Lang } from '../../platform/language.ts';
import { sanitise } from '../../text/sanitise.ts';
import { padEnd, width } from '../../text/width.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { say } from '../usage.ts';

export const dataList: CommandSpec = {
  name: 'list',
  about: words.listAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor data list', 'dl-tutor data list --json'],
  run: async (context, _, options) => {
    const kept = listSets(context.store.folder);
    if (options.json) {
      context.printJson({ drawn: DRAWN, real: realNames(kept).map(name => realJson(name, kept)) });
      return 0;
    }
    const drawn = DRAWN.map(({ name, about }) => [name, about[context.lang]]);
    const real = realNames(kept).map(name => [name, realText(name, kept)[context.lang]]);
    const lines = [words.drawn[context.lang], ...table(drawn), '', words.real[context.lang], ...table(real)];
    context.print(lines.join('\n'));
    return 0;
  },
};

/** The sets that can be added by name, then the learner's own. */
function realNames(kept: readonly Kept[]): string[] {
  return [...Object.keys(IMAGE_SETS), ...kept.map(({ name }) => name).filter(name => !isImageSet(name))];
}

const find = (name: string, kept: readonly Kept[]): Kept | undefined => kept.find(set => set.name === name);

/** `status` is added, absent or spoilt; counts and shapes are those of the set that was added. */
function realJson(name: string, kept: readonly Kept[]) {
  const set = find(name, kept);
  if (!set) return { name, status: 'absent' };
  if (!set.summary) return { name, status: 'spoilt', folder: set.folder };
  const { format: _, ...summary } = set.summary;
  return { ...summary, name, status: 'added', folder: set.folder };
}

function realText(name: string, kept: readonly Kept[]): Bilingual {
  const set = find(name, kept);
  if (!set) return say(words.notAdded, { name });
  return set.summary ? summaryText(set.summary) : words.spoilt;
}

const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** Counts, shape and size of a set. */
export function summaryText(summary: Summary): Bilingual {
  const size = sizeText(summary.bytes);
  if (summary.kind === 'table') {
    return say(words.tableAdded, { rows: summary.rows, columns: summary.columns.length, size });
  }
  return say(words.imagesAdded, { train: summary.train, test: summary.test, shape: summary.shape.join(' × '), size });
}

/** Columns that are told one by one. */
const TOLD = 30;

/** The columns of a table, one line each; nothing for images. */
export function columnLines(summary: Summary, lang: Lang): string[] {
  if (summary.kind === 'images') return [];
  const rows = summary.columns
    .slice(0, TOLD)
    .map(({ name, kind, missing }) => [
      sanitise(name),
      (kind === 'number' ? words.columnNumber : words.columnText)[lang],
      missing > 0 ? say(words.columnMissing, { n: missing })[lang] : '',
    ]);
  return summary.columns.length > TOLD ? [...table(rows), '  …'] : table(rows);
}

/** Rows in columns, indented; Chinese characters count as two cells. */
function table(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map(row => row.length));
  const widths = Array.from({ length: columns }, (_, k) => Math.max(...rows.map(row => width(row[k] ?? ''))));
  return rows.map(row => `  ${row.map((cell, k) => padEnd(cell, widths[k] as number)).join('  ')}`.trimEnd());
}
