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

const SEGMENTS = 'of segmenter.segment(str)) {';

/**
 * The source of `tokenize.js` of ansi-tokenize with a short way past `Intl.Segmenter`, half the cost of a changed row: text of
 * characters that never join with a neighbour (ASCII, lines, blocks, signs, braille, Chinese) is its characters. Throws when
 * the package has changed what this relies on.
 */
export function skipSegmenter(source) {
  if (source.split(SEGMENTS).length !== 2) throw new Error('ansi-tokenize is no longer as it was');
  return `${source.replace(SEGMENTS, 'of segmentsOf(str)) {')}
const APART = /^[\\x1b\\x20-\\x7e\\u2010-\\u2027\\u2190-\\u22ff\\u2500-\\u25ff\\u2713-\\u2717\\u2800-\\u28ff\\u3001-\\u3029\\u4e00-\\u9fff\\uff01-\\uff60]*$/;
const segmentsOf = text =>
  APART.test(text) ? Array.from({ length: text.length }, (_, index) => ({ segment: text[index], index })) : segmenter.segment(text);
`;
}

/** @type {import('esbuild').Plugin} */
export const inkCaches = {
  name: 'ink-caches',
  setup(build) {
    build.onLoad({ filter: /[\\/]ink[\\/]build[\\/]output\.js$/ }, async ({ path }) => ({
      contents: keepCaches(await readFile(path, 'utf8')),
      loader: 'js',
    }));
    build.onLoad({ filter: /[\\/]ansi-tokenize[\\/]build[\\/]tokenize\.js$/ }, async ({ path }) => ({
      contents: skipSegmenter(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
