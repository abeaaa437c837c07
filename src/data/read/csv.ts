import { problem } from './problem.ts';

export type Delimiter = ',' | ';' | '\t';

/** A record of the file and the line that it begins on. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] };

/**
 * The records of a CSV text (RFC 4180): fields may be quoted, and hold separators, line ends and doubled quotes then.
 * Line ends are CRLF, LF or CR; lines with nothing on them are passed over. Throws a TutorError that names `path`.
 */
export function parseCsv(text: string, delimiter: Delimiter, path: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const record = readRecord(text, at, line, delimiter, path);
    const [only = ''] = record.fields;
    const blank = record.fields.length === 1 && only === '' && text[at] !== '"';
    if (!blank) records.push({ line, fields: record.fields });
    at = record.end;
    line = record.line;
  }
  return records;
}

type Read = { readonly fields: string[]; readonly end: number; readonly line: number };

function readRecord(text: string, start: number, firstLine: number, delimiter: Delimiter, path: string): Read {
  const fields: string[] = [];
  let [at, line] = [start, firstLine];
  for (;;) {
    let value: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end < 0) throw problem('csv-open-quote', { path, line });
      value = text.slice(at + 1, end).replaceAll('""', '"');
      line += lineEnds(value);
      at = end + 1;
    } else {
      const end = fieldEnd(text, at, delimiter);
      value = text.slice(at, end);
      at = end;
    }
    fields.push(value);
    if (at >= text.length) return { fields, end: at, line };
    const next = text[at];
    if (next === '\n' || next === '\r') {
      return { fields, end: at + (next === '\r' && text[at + 1] === '\n' ? 2 : 1), line: line + 1 };
    }
    if (next !== delimiter) throw problem('csv-after-quote', { path, line });
    at++;
  }
}

/** Where the quote that opens at `open` closes, or −1. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function fieldEnd(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

const lineEnds = (value: string): number => value.match(/\r\n?|\n/g)?.length ?? 0;

/** The separator that stands most often on the first line outside quotes; a comma where none does. */
export function guessDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (let at = text.search(/[^\r\n]/); at >= 0 && at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && Object.hasOwn(counts, character)) counts[character as Delimiter]++;
  }
  const candidates: readonly Delimiter[] = [',', ';', '\t'];
  return candidates.reduce((best, one) => (counts[one] > counts[best] ? one : best));
}
