import { graphemes } from '../width.ts';
import { asciiBracket, isGreekName } from './ascii.ts';
import type { Node } from './node.ts';
import { PRECOMPOSED, SUBSCRIPTS, SUPERSCRIPTS } from './scripts.ts';
import { type Accent, MARKS } from './symbols.ts';

/** What a formula is drawn with: Unicode, or printable ASCII alone (`toAscii` goes before). */
export type Alphabet = 'unicode' | 'ascii';

/** All characters raised or lowered, or null where the alphabet lacks one of them. */
export function script(text: string, table: 'above' | 'below', alphabet: Alphabet): string | null {
  if (alphabet === 'ascii') return /^'+$/.test(text) && table === 'above' ? text : null;
  const from = table === 'above' ? SUPERSCRIPTS : SUBSCRIPTS;
  const characters = [...text.replace(/ /g, '')].map(character => from[character]);
  return characters.length > 0 && characters.every(character => character !== undefined) ? characters.join('') : null;
}

const isSimple = (text: string): boolean =>
  /^∂?(\p{L}|\p{N}|[.′'])+[\p{M}₀-ₜ⁰-ⁿᵀ′]*$/u.test(text) || [...text].length === 1;
const bracketed = (text: string): string =>
  isSimple(text) || /^\([^()]*\)$/.test(text) ? text : `(${text.replace(/ ([-+−±]) /g, '$1')})`;

const isSymbol = (node: Node | undefined, text: RegExp): boolean => node?.kind === 'symbol' && text.test(node.text);

/** One factor: it can stand below a stroke or a root without brackets. */
function isFactor(node: Node): boolean {
  if (node.kind === 'scripts') return isFactor(node.base);
  if (node.kind !== 'row') return /^(symbol|word|accent|root|fence)$/.test(node.kind);
  const { items } = node;
  const closed = items.length > 3 && isSymbol(items[1], /^[([]$/) && isSymbol(items.at(-1), /^[)\]]$/);
  const only = closed && items.slice(2, -1).every(item => !isSymbol(item, /^[()[\]]$/));
  const derivative = items.length === 2 && isSymbol(items[0], /^[∂d]$/) && isFactor(items[1] as Node);
  return only || derivative || (items.length > 0 && items.every(item => isSymbol(item, /^[\d.]$/)));
}

/** A product: it can stand above a stroke without brackets. */
const isProduct = (node: Node): boolean =>
  node.kind === 'row' ? !node.items.some(item => item.kind === 'binary' || item.kind === 'fraction') : isFactor(node);

function fractionText({ over, under, ruled }: Extract<Node, { kind: 'fraction' }>, alphabet: Alphabet): string {
  const [top, bottom] = [toInline(over, alphabet), toInline(under, alphabet)];
  if (!ruled) return `C(${top}, ${bottom})`;
  return `${isProduct(over) ? top : `(${top})`}/${isFactor(under) ? bottom : `(${bottom})`}`;
}

/** A formula on one line: the text alternative of every formula. */
export function toInline(node: Node, alphabet: Alphabet = 'unicode'): string {
  const inline = (child: Node): string => toInline(child, alphabet);
  switch (node.kind) {
    case 'symbol':
    case 'word':
    case 'space':
    case 'big':
      return node.text;
    case 'binary':
      return ` ${node.text} `;
    case 'row':
      return rowText(node.items.map(item => ({ item, text: inline(item) })));
    case 'fraction':
      return fractionText(node, alphabet);
    case 'root':
      return rootText(node.body, node.degree && inline(node.degree), alphabet);
    case 'accent':
      return accented(inline(node.body), node.accent, alphabet);
    case 'brace':
      return inline(node.body);
    case 'limits':
    case 'scripts':
      return withScripts(node, alphabet);
    case 'fence': {
      if (node.body.kind === 'fraction' && !node.body.ruled) return inline(node.body);
      const [open, close] = alphabet === 'ascii' ? [node.open, node.close].map(asciiBracket) : [node.open, node.close];
      return `${open}${inline(node.body)}${close}`;
    }
    case 'grid': {
      const cells = node.rows.map(row => row.map(inline).join(node.style === 'aligned' ? ' ' : ', '));
      return cells.join('; ').replace(/ {2,}/g, ' ').trim();
    }
  }
}

function rootText(node: Node, degree: string | null, alphabet: Alphabet): string {
  const body = toInline(node, alphabet);
  if (alphabet === 'ascii') return degree === null ? `sqrt(${body})` : `root(${degree}, ${body})`;
  const sign = degree === null ? '' : (script(degree, 'above', alphabet) ?? `(${degree})`);
  return `${sign}√${isFactor(node) ? body : `(${body})`}`;
}

/** Blanks between words and what follows; a sign at the start or behind another operator belongs to its operand. */
function rowText(parts: readonly { readonly item: Node; readonly text: string }[]): string {
  let text = '';
  parts.forEach(({ item, text: part }, index) => {
    const before = parts[index - 1]?.item;
    const shown = isUnary(item, before) ? part.trim() : inBrackets(item, part, before, parts[index + 1]?.item);
    const isBlank = item.kind === 'space' || /\s$/.test(text) || /^\s/.test(shown);
    const wordBefore = before && isWord(before) && !(isBig(before) ? /^[)\]}]/ : /^[)\]}(,;[{|:]/).test(shown);
    const needsGap = isWord(item) && /[\p{L}\p{N})\]]$/u.test(text);
    const afterScript = /[_^]([\p{L}\p{N}]+|\([^()]*\))$/u.test(text) && /^[\p{L}\p{N}]/u.test(shown);
    text += (!isBlank && (wordBefore || needsGap || afterScript) ? ' ' : '') + shown;
  });
  return text.replace(/ {2,}(?=[^ ])/g, ' ').trim();
}

const isBig = (node: Node): boolean => (node.kind === 'scripts' ? isBig(node.base) : node.kind === 'big');

/** A fraction between other factors, or behind the name of a function, needs brackets that its line gave it. */
function inBrackets(item: Node, text: string, before: Node | undefined, after: Node | undefined): string {
  if (item.kind !== 'fraction' || !item.ruled) return text;
  const named = before?.kind === 'word' && isWord(before) && !isGreekName(before.text);
  const factor =
    after && !isBig(after) && !/^(binary|space|word)$/.test(after.kind) && !isSymbol(after, /^[)\]}|,./]$/);
  return named || factor ? `(${text})` : text;
}

const isSign = (text: string): boolean => /^([−\-+±]|\+\/-)$/.test(text);

const isOpening = (node: Node): boolean =>
  node.kind === 'binary' ||
  (node.kind === 'word' && /^[,;] $/.test(node.text)) ||
  (node.kind === 'symbol' && /^[([{|]$/.test(node.text));

/** A plus or minus that stands before its operand rather than between two. */
export const isUnary = (node: Node, before: Node | undefined): boolean =>
  node.kind === 'binary' && isSign(node.text) && (!before || isOpening(before));

/** Names of functions and words in text, with scripts or without. */
export function isWord(node: Node): boolean {
  if (node.kind === 'scripts' || node.kind === 'limits') return isWord(node.base);
  return (node.kind === 'word' && /[\p{L}]{2,}$/u.test(node.text)) || node.kind === 'big';
}

/** A text under an accent: a combining mark behind each character, or the name of the accent. */
export function accented(text: string, accent: Accent, alphabet: Alphabet): string {
  if (alphabet === 'ascii') return isSimple(text) ? `${text}_${accent}` : `${accent}(${text})`;
  const mark = MARKS[accent];
  return graphemes(text)
    .map(character => PRECOMPOSED[character + mark] ?? character + mark)
    .join('');
}

function withScripts(
  { base, above, below }: Extract<Node, { kind: 'scripts' | 'limits' }>,
  alphabet: Alphabet,
): string {
  const head = toInline(base, alphabet);
  if (base.kind === 'brace')
    return `${head}${above || below ? ` [${toInline((above ?? below) as Node, alphabet)}]` : ''}`;
  if (base.kind === 'binary') return ` ${head.trim()}${above ? `[${toInline(above, alphabet)}]` : ''} `;
  const compound = base.kind === 'fraction' || base.kind === 'root' || (base.kind === 'row' && base.items.length > 1);
  const body = compound ? `(${head})` : head;
  const sub = below ? toInline(below, alphabet) : '';
  const sup = above ? toInline(above, alphabet) : '';
  const lower = below ? (script(sub, 'below', alphabet) ?? `_${bracketed(sub)}`) : '';
  const upper = above ? (script(sup, 'above', alphabet) ?? `^${bracketed(sup)}`) : '';
  return body + lower + upper;
}
