import { width } from '../width.ts';
import { asciiBracket } from './ascii.ts';
import { type Box, beside, bracket, centred, padTo, rule, stacked, textBox } from './boxes.ts';
import { type Alphabet, accented, isUnary, isWord, script, toInline } from './inline.ts';
import type { Node } from './node.ts';
import { type Accent, LIMITED } from './symbols.ts';

type Of<K extends Node['kind']> = Extract<Node, { kind: K }>;

/** `small`: inside a fraction or a script, where limits stand beside their sign. */
type Look = { readonly alphabet: Alphabet; readonly small: boolean };

const DISPLAY: Look = { alphabet: 'unicode', small: false };

/** A formula in two dimensions. For the ASCII alphabet the node comes from `toAscii`. */
export function toBox(node: Node, look: Look = DISPLAY): Box {
  switch (node.kind) {
    case 'symbol':
    case 'word':
    case 'space':
    case 'big':
      return textBox(node.text);
    case 'binary':
      return textBox(` ${node.text} `);
    case 'row':
      return rowBox(node.items, look);
    case 'fraction':
      return fractionBox(node, look);
    case 'root':
      return rootBox(node, look);
    case 'accent':
      return accentBox(node, look);
    case 'brace':
      return braceBox(node, look);
    case 'limits':
      return limitsBox(node.base, node.above, node.below, look);
    case 'scripts':
      return scriptsBox(node, look);
    case 'fence':
      return fenceBox(node, look);
    case 'grid':
      return gridBox(node, look);
  }
}

const small = (look: Look): Look => ({ ...look, small: true });

/** Items on one baseline. `first`: what stood before the first of them, in a formula that was cut. */
export function rowBox(items: readonly Node[], look: Look, first?: Node): Box {
  const boxes = items.flatMap((item, index): Box[] => {
    const before = items[index - 1] ?? first;
    if (isUnary(item, before)) return [textBox((item as Of<'binary'>).text)];
    const gap = before && (gapBetween(before, item) || followsScript(before, item, look)) ? [textBox(' ')] : [];
    return [...gap, toBox(item, look)];
  });
  return beside(boxes);
}

const isBig = (node: Node): boolean => (node.kind === 'scripts' ? isBig(node.base) : node.kind === 'big');
const isTall = (node: Node): boolean =>
  node.kind === 'fraction' || (node.kind === 'fence' && node.body.kind === 'grid');

function gapBetween(before: Node, item: Node): boolean {
  if (item.kind === 'binary' || item.kind === 'space' || before.kind === 'binary' || before.kind === 'space')
    return false;
  if (before.kind === 'word' && before.text.endsWith(' ')) return false;
  const opens = item.kind === 'fence' || (item.kind === 'symbol' && /^[([{,)\]}|:;.']/.test(item.text));
  if (item.kind === 'word' && /^[,;] $/.test(item.text)) return false;
  if (isBig(before) && !(item.kind === 'symbol' && /^[)\]}]$/.test(item.text))) return true;
  if (isWord(before) && !opens) return true;
  if (isWord(item)) return !(before.kind === 'symbol' && /^[([{|]$/.test(before.text));
  return isTall(before) && isTall(item);
}

const firstText = (node: Node): string => ('text' in node ? node.text : '');

/** In ASCII `W_z x` needs a blank: the script would go on. */
const followsScript = (before: Node, item: Node, { alphabet }: Look): boolean =>
  alphabet === 'ascii' &&
  before.kind === 'scripts' &&
  ((/^(scripts|accent|root)$/.test(item.kind) &&
    !(item.kind === 'scripts' && /^[)\]}|‖]$/.test(firstText(item.base)))) ||
    /^[\p{L}\p{N}]/u.test('text' in item ? item.text : ''));

function fractionBox({ over, under, ruled }: Of<'fraction'>, look: Look): Box {
  const top = toBox(over, small(look));
  const bottom = toBox(under, small(look));
  const columns = Math.max(top.columns, bottom.columns) + 2;
  const middle = ruled ? rule(columns, look.alphabet) : textBox(' '.repeat(columns));
  return stacked([centred(top, columns), middle, centred(bottom, columns)], 1);
}

function rootBox({ body, degree }: Of<'root'>, look: Look): Box {
  const inner = toBox(body, small(look));
  const degreeText = degree ? toInline(degree, look.alphabet) : '';
  const raised = degree ? (script(degreeText, 'above', look.alphabet) ?? degreeText) : '';
  const margin = width(raised);
  if (inner.lines.length === 1) {
    const text = inner.lines[0] ?? '';
    if (look.alphabet === 'ascii') return textBox(degree ? `root(${raised}, ${text})` : `sqrt(${text})`);
    return textBox(`${raised}√${inner.columns === 1 ? text : `(${text})`}`);
  }
  const [sign, stem] = look.alphabet === 'ascii' ? ['\\', '|'] : ['√', '│'];
  const last = inner.lines.length - 1;
  const lines = [
    `${' '.repeat(margin + 1)}${'_'.repeat(inner.columns)}`,
    ...inner.lines.map(
      (line, y) => `${y === last ? padTo(raised, margin) : ' '.repeat(margin)}${y === last ? sign : stem}${line}`,
    ),
  ];
  return { lines, baseline: inner.baseline + 1, columns: inner.columns + 1 + margin };
}

/** What is drawn above something that a combining mark cannot cover. */
function markLine(accent: Accent, columns: number, alphabet: Alphabet): string {
  const arrow = alphabet === 'ascii' ? '->' : '→';
  switch (accent) {
    case 'bar':
      return '_'.repeat(columns);
    case 'hat':
      return '^';
    case 'tilde':
      return '~';
    case 'vec':
      return columns > 1 || alphabet === 'unicode' ? arrow : '>';
    case 'dot':
      return '.';
    case 'ddot':
      return columns > 1 ? '..' : ':';
  }
}

function accentBox({ accent, body }: Of<'accent'>, look: Look): Box {
  const inner = toBox(body, small(look));
  const single = inner.lines.length === 1 && inner.columns === 1;
  if (single && look.alphabet === 'unicode') return textBox(accented(inner.lines[0] ?? '', accent, 'unicode'));
  return stacked([textBox(markLine(accent, inner.columns, look.alphabet)), inner], 1);
}

function braceBox({ side, body }: Of<'brace'>, look: Look): Box {
  const inner = toBox(body, look);
  const columns = Math.max(3, inner.columns);
  const left = Math.floor((columns - 3) / 2);
  const right = columns - 3 - left;
  const ends = side === 'below' ? '└┬┘' : '┌┴┐';
  const [open, middle, close] = look.alphabet === 'ascii' ? ["'", '+', "'"] : [...ends];
  const line = look.alphabet === 'ascii' ? '-' : '─';
  const drawn = textBox(`${open}${line.repeat(left)}${middle}${line.repeat(right)}${close}`);
  return side === 'below' ? stacked([inner, drawn], 0) : stacked([drawn, inner], 1);
}

function limitsBox(base: Node, above: Node | null, below: Node | null, look: Look): Box {
  const box = toBox(base, look);
  const parts = [...(above ? [toBox(above, small(look))] : []), box, ...(below ? [toBox(below, small(look))] : [])];
  return stacked(parts, above ? 1 : 0);
}

function scriptsBox({ base, above, below }: Of<'scripts'>, look: Look): Box {
  const limits =
    (base.kind === 'big' && !base.name.endsWith('int')) || (base.kind === 'word' && LIMITED.has(base.text));
  if (base.kind === 'brace' || base.kind === 'limits' || (limits && !look.small))
    return limitsBox(base, above, below, look);
  const box = toBox(base, look);
  if (look.alphabet === 'ascii' && box.lines.length === 1) {
    return textBox(
      toInline({ kind: 'scripts', base: { kind: 'symbol', text: box.lines[0] ?? '' }, above, below }, 'ascii'),
    );
  }
  const upper = above ? script(toInline(above, look.alphabet), 'above', look.alphabet) : '';
  const lower = below ? script(toInline(below, look.alphabet), 'below', look.alphabet) : '';
  if (upper !== null && lower !== null) return raisedAt(box, lower, upper);
  return cornered(box, below && toBox(below, small(look)), above && toBox(above, small(look)));
}

/** Scripts that the alphabet has stand on the line itself; beside something high, at its corners. */
function raisedAt(box: Box, lower: string, upper: string): Box {
  if (box.lines.length === 1) return beside([box, textBox(lower + upper)]);
  return cornered(box, lower ? textBox(lower) : null, upper ? textBox(upper) : null, true);
}

/** Scripts as boxes of their own at the upper and lower corner. `inside`: on the first and last line, not beyond them. */
function cornered(box: Box, below: Box | null, above: Box | null, inside = false): Box {
  const columns = Math.max(below?.columns ?? 0, above?.columns ?? 0);
  const blank = ' '.repeat(columns);
  const upper = (above?.lines ?? []).map(line => padTo(line, columns));
  const lower = (below?.lines ?? []).map(line => padTo(line, columns));
  const middle = inside ? Math.max(0, box.lines.length - upper.length - lower.length) : box.lines.length;
  const scripts = [...upper, ...Array.from({ length: middle }, () => blank), ...lower];
  const baseline = inside ? box.baseline : upper.length + box.baseline;
  return beside([box, { lines: scripts, baseline, columns }]);
}

function fenceBox({ open, close, body }: Of<'fence'>, look: Look): Box {
  const inner = toBox(body, look);
  const one = (text: string): Box =>
    bracket(text, inner, look.alphabet, look.alphabet === 'ascii' ? asciiBracket(text) : text);
  return beside([one(open), inner, one(close)]);
}

function gridBox({ style, rows }: Of<'grid'>, look: Look): Box {
  const inner = { ...look, small: style !== 'aligned' };
  const cells = rows.map(row => row.map(cell => toBox(cell, inner)));
  const count = Math.max(0, ...cells.map(row => row.length));
  const widths = Array.from({ length: count }, (_, x) => Math.max(0, ...cells.map(row => row[x]?.columns ?? 0)));
  const gap = style === 'aligned' ? '' : '  ';
  const lines = cells.map(row =>
    beside(
      widths.map((columns, x) => {
        const box = row[x] ?? textBox('');
        const free = columns - box.columns;
        const left = style === 'matrix' ? Math.floor(free / 2) : style === 'aligned' && x % 2 === 0 ? free : 0;
        return beside([textBox(' '.repeat(left)), box, textBox(' '.repeat(free - left) + (x < count - 1 ? gap : ''))]);
      }),
    ),
  );
  // High rows need air between them, or a fraction runs into the next one.
  const airy = lines.some(line => line.lines.length > 1);
  const spaced = lines.flatMap((line, y) => (airy && y > 0 ? [textBox(''), line] : [line]));
  const stack = stacked(spaced, 0);
  return { ...stack, baseline: Math.floor((stack.lines.length - 1) / 2) };
}
