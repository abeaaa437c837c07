import { sanitise } from '../../text/sanitise.ts';
import { type CsvRecord, type Delimiter, guessDelimiter, parseCsv } from './csv.ts';
import { gunzip } from './gunzip.ts';
import { problem } from './problem.ts';
import type { NamedBytes } from './raw.ts';
import { recognise } from './recognise.ts';

/** A column of `values`, [rows]. Missing numbers are NaN, missing texts ''. */
export type Column =
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array; readonly missing: number }
  | { readonly kind: 'text'; readonly name: string; readonly values: readonly string[]; readonly missing: number };

export type Table = { readonly rows: number; readonly columns: readonly Column[] };

/** A table is held in memory as text and as numbers. */
const LIMIT = 32 * 2 ** 20;

const MISSING = /^(|na|n\/a|nan|null|none|\?|-)$/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** As continental spreadsheets write it, with semicolons or tabs between the fields. */
const COMMA_NUMBER = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

/**
 * A table from a CSV file in UTF-8, gzip or not; comma, semicolon or tab. The first line holds names unless it consists
 * of numbers; a column is of numbers when every value that is there is one. Throws a TutorError.
 */
export function parseTable({ path, bytes }: NamedBytes): Table {
  const text = decode(gunzip(bytes, path), path);
  const delimiter = guessDelimiter(text);
  const records = parseCsv(text, delimiter, path);
  const [first, ...others] = records;
  if (!first) throw problem('csv-no-rows', { path });
  const ragged = others.find(({ fields }) => fields.length !== first.fields.length);
  if (ragged) {
    const { line, fields } = ragged;
    throw problem('csv-ragged', { path, line, found: fields.length, want: first.fields.length });
  }
  const named = first.fields.some(field => !MISSING.test(field.trim()) && numberOf(field, delimiter) === null);
  const rows = named ? others : records;
  if (rows.length === 0) throw problem('csv-no-rows', { path });
  const names = namesOf(named ? first.fields : first.fields.map(() => ''), path);
  return { rows: rows.length, columns: names.map((name, k) => columnOf(name, k, rows, delimiter)) };
}

function decode(bytes: Uint8Array, path: string): string {
  if (bytes.length === 0) throw problem('data-empty', { path });
  if (bytes.length > LIMIT) throw problem('data-too-large', { path, limit: LIMIT / 2 ** 20 });
  const other = recognise(bytes, path);
  if (other) throw other;
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw problem('csv-encoding', { path, found: 'UTF-16' });
  }
  if (bytes.includes(0)) throw problem('csv-encoding', { path, found: 'NUL' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem('csv-encoding', { path, found: 'GBK, Latin-1, …?' });
  }
}

/** Names without control characters, `column 3` where there is none. */
function namesOf(fields: readonly string[], path: string): string[] {
  const names = fields.map((field, k) => sanitise(field).trim() || `column ${k + 1}`);
  const same = names.find((name, k) => names.indexOf(name) !== k);
  if (same !== undefined) throw problem('csv-same-name', { path, column: same });
  return names;
}

function columnOf(name: string, k: number, rows: readonly CsvRecord[], delimiter: Delimiter): Column {
  const fields = rows.map(({ fields }) => (fields[k] as string).trim());
  const missing = fields.filter(field => MISSING.test(field)).length;
  const numbers = fields.map(field => (MISSING.test(field) ? Number.NaN : numberOf(field, delimiter)));
  if (missing < fields.length && numbers.every(value => value !== null)) {
    return { kind: 'number', name, values: Float64Array.from(numbers as number[]), missing };
  }
  return { kind: 'text', name, values: fields.map(field => (MISSING.test(field) ? '' : sanitise(field))), missing };
}

/** The finite number that a field writes, or null. */
function numberOf(field: string, delimiter: Delimiter): number | null {
  const text = field.trim();
  const plain = delimiter !== ',' && COMMA_NUMBER.test(text) ? text.replace(',', '.') : text;
  if (!NUMBER.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
