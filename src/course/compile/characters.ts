import type { Report } from './findings.ts';

/** Control characters (but tab and line ends), marks that turn the direction of text, and invisible spaces. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Reports each forbidden character of a text with its code point. `lineAt` gives the line of an offset. */
export function checkCharacters(text: string, lineAt: (offset: number) => number, report: Report): void {
  for (const match of text.matchAll(FORBIDDEN)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report(lineAt(match.index), 'control-character', `U+${code} is invisible or controls the terminal; delete it`);
  }
}

/**
 * Reports forbidden characters that stand in a text only through an escape (`"\\e"`, `&#27;`); those that stand in the
 * file itself are found there.
 */
export function checkEscapes(text: string, raw: string, line: number, report: Report): void {
  if (raw.search(FORBIDDEN) < 0) checkCharacters(text, () => line, report);
}

/** A function from an offset in the text to its line, from 1. */
export function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return offset => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
