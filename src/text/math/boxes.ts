import { width } from '../width.ts';

/** Lines of equal width; `baseline` is the one that stands on the line of the text. */
export type Box = { readonly lines: readonly string[]; readonly baseline: number; readonly columns: number };

export const textBox = (text: string): Box => ({ lines: [text], baseline: 0, columns: width(text) });

const padTo = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

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

export const rule = (columns: number): Box => textBox('─'.repeat(columns));

const BRACKETS: Readonly<Record<string, readonly [top: string, middle: string, bottom: string]>> = {
  '(': ['⎛', '⎜', '⎝'],
  ')': ['⎞', '⎟', '⎠'],
  '[': ['⎡', '⎢', '⎣'],
  ']': ['⎤', '⎥', '⎦'],
  '|': ['│', '│', '│'],
  '‖': ['║', '║', '║'],
};
const BRACES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  '{': ['⎧', '⎨', '⎩', '⎪'],
  '}': ['⎫', '⎬', '⎭', '⎪'],
};

/** A bracket as high as `box`, with the same baseline. */
export function bracket(text: string, box: Box): Box {
  const height = box.lines.length;
  const { baseline } = box;
  if (text === '') return { lines: box.lines.map(() => ''), baseline, columns: 0 };
  if (height === 1) return textBox(text);
  const brace = BRACES[text];
  const lines = Array.from({ length: height }, (_, y): string => {
    if (brace) {
      if (y === 0) return brace[0];
      if (y === height - 1) return brace[2];
      return y === Math.floor((height - 1) / 2) ? brace[1] : brace[3];
    }
    const parts = BRACKETS[text];
    if (!parts) return y === baseline ? text : ' ';
    return y === 0 ? parts[0] : y === height - 1 ? parts[2] : parts[1];
  });
  return { lines, baseline, columns: 1 };
}
