import { width } from '../width.ts';
import { type Box, beside, bracket, centred, rule, stacked, textBox } from './boxes.ts';
import { accented, isWord, script, toInline } from './inline.ts';
import type { Node } from './parse.ts';
import { LIMITED, SUBSCRIPTS, SUPERSCRIPTS } from './symbols.ts';

/** A formula in two dimensions. `small`: inside a fraction or a script, where limits stand beside their sign. */
export function toBox(node: Node, small = false): Box {
  switch (node.kind) {
    case 'symbol':
    case 'word':
    case 'space':
    case 'big':
      return textBox(node.text);
    case 'binary':
      return textBox(` ${node.text} `);
    case 'row':
      return rowBox(node.items, small);
    case 'fraction':
      return fractionBox(node);
    case 'root':
      return rootBox(node);
    case 'accent':
      return accentBox(node);
    case 'scripts':
      return scriptsBox(node, small);
    case 'fence':
      return fenceBox(node, small);
    case 'grid':
      return gridBox(node);
  }
}

function rowBox(items: readonly Node[], small: boolean): Box {
  const boxes = items.flatMap((item, index): Box[] => {
    const before = items[index - 1];
    const box = toBox(item, small);
    if (item.kind === 'binary' && isUnary(item.text, before)) return [textBox(item.text)];
    const gap = before && gapBetween(before, item) ? [textBox(' ')] : [];
    return [...gap, box];
  });
  return beside(boxes);
}

const isUnary = (text: string, before: Node | undefined): boolean =>
  /^[−+±]$/.test(text) &&
  (!before ||
    before.kind === 'binary' ||
    (before.kind === 'symbol' && /^[([{|]$/.test(before.text)) ||
    (before.kind === 'word' && before.text === ', '));

function gapBetween(before: Node, item: Node): boolean {
  if (item.kind === 'binary' || item.kind === 'space' || before.kind === 'binary' || before.kind === 'space')
    return false;
  const opens = item.kind === 'fence' || (item.kind === 'symbol' && /^[([{,)\]]$/.test(item.text));
  if (isWord(before) && !opens) return true;
  if (isWord(item)) return !(before.kind === 'symbol' && /^[([{]$/.test(before.text));
  return before.kind === 'fraction' && item.kind === 'fraction';
}

function fractionBox({ over, under, ruled }: Extract<Node, { kind: 'fraction' }>): Box {
  const top = toBox(over, true);
  const bottom = toBox(under, true);
  const columns = Math.max(top.columns, bottom.columns) + 2;
  const middle = ruled ? rule(columns) : textBox(' '.repeat(columns));
  return stacked([centred(top, columns), middle, centred(bottom, columns)], 1);
}

function rootBox({ body, degree }: Extract<Node, { kind: 'root' }>): Box {
  const inner = toBox(body, true);
  const raised = degree ? (script(toInline(degree), SUPERSCRIPTS) ?? '') : '';
  if (inner.lines.length === 1) {
    const text = inner.lines[0] ?? '';
    return textBox(`${raised}√${inner.columns === 1 ? text : `(${text})`}`);
  }
  const lines = [
    `${' '.repeat(1 + width(raised))}${'_'.repeat(inner.columns)}`,
    ...inner.lines.map((line, y) =>
      y === inner.baseline ? `${raised}√${line}` : `${' '.repeat(width(raised))}│${line}`,
    ),
  ];
  return { lines, baseline: inner.baseline + 1, columns: inner.columns + 1 + width(raised) };
}

function accentBox({ mark, body }: Extract<Node, { kind: 'accent' }>): Box {
  const inner = toBox(body, true);
  return inner.lines.length === 1 ? textBox(accented(inner.lines[0] ?? '', mark)) : inner;
}

function scriptsBox({ base, above, below }: Extract<Node, { kind: 'scripts' }>, small: boolean): Box {
  const limits =
    (base.kind === 'big' && !base.name.endsWith('int')) || (base.kind === 'word' && LIMITED.has(base.text));
  const box = toBox(base, small);
  if (limits && !small) {
    const parts = [...(above ? [toBox(above, true)] : []), box, ...(below ? [toBox(below, true)] : [])];
    return stacked(parts, above ? 1 : 0);
  }
  const upper = above ? script(toInline(above), SUPERSCRIPTS) : '';
  const lower = below ? script(toInline(below), SUBSCRIPTS) : '';
  if (upper !== null && lower !== null) return raisedAt(box, lower, upper);
  return cornered(box, below ? toBox(below, true) : null, above ? toBox(above, true) : null);
}

/** Scripts that Unicode has stand on the line itself; beside something high, at its corners. */
function raisedAt(box: Box, lower: string, upper: string): Box {
  if (box.lines.length === 1) return beside([box, textBox(lower + upper)]);
  return cornered(box, lower ? textBox(lower) : null, upper ? textBox(upper) : null, true);
}

/** Scripts as boxes of their own at the upper and lower corner. `inside`: on the first and last line, not beyond them. */
function cornered(box: Box, below: Box | null, above: Box | null, inside = false): Box {
  const columns = Math.max(below?.columns ?? 0, above?.columns ?? 0);
  const blank = ' '.repeat(columns);
  const pad = (lines: readonly string[]): string[] => lines.map(line => line + ' '.repeat(columns - width(line)));
  const upper = above ? pad(above.lines) : [];
  const lower = below ? pad(below.lines) : [];
  const middle = inside ? Math.max(0, box.lines.length - upper.length - lower.length) : box.lines.length;
  const scripts = [...upper, ...Array.from({ length: middle }, () => blank), ...lower];
  const baseline = inside ? box.baseline : upper.length + box.baseline;
  return beside([box, { lines: scripts, baseline, columns }]);
}

function fenceBox({ open, close, body }: Extract<Node, { kind: 'fence' }>, small: boolean): Box {
  const inner = toBox(body, small);
  return beside([bracket(open, inner), inner, bracket(close, inner)]);
}

function gridBox({ style, rows }: Extract<Node, { kind: 'grid' }>): Box {
  const cells = rows.map(row => row.map(cell => toBox(cell, style !== 'aligned')));
  const count = Math.max(0, ...cells.map(row => row.length));
  const widths = Array.from({ length: count }, (_, x) => Math.max(0, ...cells.map(row => row[x]?.columns ?? 0)));
  const gap = style === 'aligned' ? '' : '  ';
  const lines = cells.map(row =>
    beside(
      widths.map((columns, x) => {
        const box = row[x] ?? textBox('');
        const left =
          style === 'aligned' && x % 2 === 0
            ? columns - box.columns
            : style === 'matrix'
              ? Math.floor((columns - box.columns) / 2)
              : 0;
        const right = columns - box.columns - left;
        return beside([textBox(' '.repeat(left)), box, textBox(' '.repeat(right) + (x < count - 1 ? gap : ''))]);
      }),
    ),
  );
  const stack = stacked(lines, 0);
  return { ...stack, baseline: Math.floor((stack.lines.length - 1) / 2) };
}
