import { width } from '../width.ts';
import type { Alphabet } from './inline.ts';

/** Lines of equal width; `baseline` is the one that stands on the line of the text. */
export type Box = { readonly lines: readonly string[]; readonly baseline: number; readonly columns: number };

export const textBox = (text: string): Box => ({ lines: [text], baseline: 0, columns: width(text) });

/** The text with blanks to its right up to `columns` cells. */
export const padTo = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

export function centred(box: Box, columns: number): Box {
  const left = Math.floor((columns - box.columns) / 2);
  const lines = box.lines.map(line => padTo(' '.repeat(Math.max(0, left)) + line, columns));
  return { lines, baseline: box.baseline, columns };
}

/** Side by side on one baseline. */
export function beside(boxes: readonly Box[]): Box {
  const above = Math.max(0, ...boxes.map(box => box.baseline));
  const below = Math.max(0, ...boxes.map(box => box.lines.length - 1 - box.baseline));
  const lines = Array.from({ length: above + below + 1 }, (_, y) =>
    boxes.map(box => box.lines[y - above + box.baseline] ?? ' '.repeat(box.columns)).join(''),
  );
  return { lines, baseline: above, columns: boxes.reduce((sum, box) => sum + box.columns, 0) };
}

/** One above the other, centred; the box with index `middle` gives the baseline. */
export function stacked(boxes: readonly Box[], middle: number): Box {
  const columns = Math.max(0, ...boxes.map(box => box.columns));
  const before = boxes.slice(0, middle).reduce((sum, box) => sum + box.lines.length, 0);
  const lines = boxes.flatMap(box => centred(box, columns).lines);
  return { lines, baseline: before + (boxes[middle]?.baseline ?? 0), columns };
}

export const rule = (columns: number, alphabet: Alphabet): Box =>
  textBox((alphabet === 'ascii' ? '-' : '─').repeat(columns));

/** Top, middle, bottom; a brace has a waist as well. */
type Parts = readonly [top: string, middle: string, bottom: string, waist?: string];

const UNICODE: Readonly<Record<string, Parts>> = {
  '(': ['⎛', '⎜', '⎝'],
  ')': ['⎞', '⎟', '⎠'],
  '[': ['⎡', '⎢', '⎣'],
  ']': ['⎤', '⎥', '⎦'],
  '⌊': ['⎢', '⎢', '⎣'],
  '⌋': ['⎥', '⎥', '⎦'],
  '⌈': ['⎡', '⎢', '⎢'],
  '⌉': ['⎤', '⎥', '⎥'],
  '|': ['│', '│', '│'],
  '‖': ['║', '║', '║'],
  '{': ['⎧', '⎪', '⎩', '⎨'],
  '}': ['⎫', '⎪', '⎭', '⎬'],
};

const ASCII: Readonly<Record<string, Parts>> = {
  '(': ['/', '|', '\\'],
  ')': ['\\', '|', '/'],
  '[': ['[', '[', '['],
  ']': [']', ']', ']'],
  '⌊': ['|', '|', '|_'],
  '⌋': ['|', '|', '_|'],
  '⌈': ['|-', '|', '|'],
  '⌉': ['-|', '|', '|'],
  '|': ['|', '|', '|'],
  '‖': ['||', '||', '||'],
  '{': ['/', '|', '\\', '<'],
  '}': ['\\', '|', '/', '>'],
};

/** A bracket as high as `box`, with the same baseline. */
export function bracket(text: string, box: Box, alphabet: Alphabet, onLine: string): Box {
  const height = box.lines.length;
  const { baseline } = box;
  if (text === '') return { lines: box.lines.map(() => ''), baseline, columns: 0 };
  if (height === 1) return textBox(onLine);
  const parts = (alphabet === 'ascii' ? ASCII : UNICODE)[text];
  const drawn = box.lines.map((_, y): string => {
    if (!parts) return y === baseline ? onLine : '';
    const [top, middle, bottom, waist] = parts;
    if (y === 0) return top;
    if (y === height - 1) return bottom;
    return waist !== undefined && y === Math.floor((height - 1) / 2) ? waist : middle;
  });
  const columns = Math.max(...drawn.map(width));
  const left = /[⌋⌉]/.test(text);
  const lines = drawn.map(line => (left ? line.padStart(columns) : padTo(line, columns)));
  return { lines, baseline, columns };
}
