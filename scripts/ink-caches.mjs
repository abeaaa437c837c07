// Ink makes the caches of its output anew for each frame and so parses every row on the screen again, changed or not
// (vadimdemedes/ink, issue 835): most of the cost of a frame. In the bundle they outlive the frame.
import { readFile } from 'node:fs/promises';

/** Rows that are kept; a screen has about fifty, of which a few change in a frame. */
const ROWS = 2000;

const PER_FRAME = 'caches = new OutputCaches();';
const LOOKUP = 'let cached = this.styledChars.get(line);';

/** The source of Ink's `output.js` with caches that live on. Throws when Ink has changed what this relies on. */
export function keepCaches(source) {
  for (const line of [PER_FRAME, LOOKUP]) {
    if (source.split(line).length !== 2) throw new Error(`ink/build/output.js is no longer as it was: ${line}`);
  }
  return source
    .replace(PER_FRAME, 'caches = keptCaches;')
    .replace(LOOKUP, `if (this.styledChars.size > ${ROWS}) this.clear();\n        ${LOOKUP}`)
    .replace(
      'class OutputCaches {',
      `class OutputCaches {
    clear() {
        for (const cache of [this.widths, this.blockWidths, this.styledChars]) cache.clear();
    }`,
    )
    .replace('export default class Output', 'const keptCaches = new OutputCaches();\nexport default class Output');
}

/** @type {import('esbuild').Plugin} */
export const inkCaches = {
  name: 'ink-caches',
  setup(build) {
    build.onLoad({ filter: /[\\/]ink[\\/]build[\\/]output\.js$/ }, async ({ path }) => ({
      contents: keepCaches(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
