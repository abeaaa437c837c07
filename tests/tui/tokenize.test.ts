import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { skipSegmenter } from '../../scripts/ink-caches.mjs';

const folder = fileURLToPath(new URL('../../node_modules/@alcalzone/ansi-tokenize/build/', import.meta.url));

type Tokenizer = { readonly tokenize: (text: string) => unknown };

test('a row is the same tokens without the segmenter', async () => {
  const place = mkdtempSync(fileURLToPath(new URL('../../node_modules/.cache-tokenize-', import.meta.url)));
  try {
    const file = join(place, 'tokenize.mjs');
    const source = skipSegmenter(readFileSync(join(folder, 'tokenize.js'), 'utf8'));
    writeFileSync(file, source.replaceAll('from "./', `from "${pathToFileURL(folder).href}`));
    const [fast, slow] = (await Promise.all([
      import(pathToFileURL(file).href),
      import(pathToFileURL(join(folder, 'tokenize.js')).href),
    ])) as [Tokenizer, Tokenizer];
    const part = fc.constantFrom(
      'a',
      ' ',
      '深',
      '─',
      '⣿',
      '█',
      '✓',
      '\x1b[1m',
      '\x1b[38;5;80m',
      '\x1b[0m',
      'é',
      '👩‍🔬',
      '́',
      '，',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), parts => {
        expect(fast.tokenize(parts.join(''))).toEqual(slow.tokenize(parts.join('')));
      }),
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
