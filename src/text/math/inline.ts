import { graphemes } from '../width.ts';
import type { Node } from './parse.ts';
import { PRECOMPOSED, SUBSCRIPTS, SUPERSCRIPTS } from './symbols.ts';

/** All characters raised or lowered, or null where Unicode lacks one of them. */
export function script(text: string, table: Readonly<Record<string, string>>): string | null {
  const characters = [...text.replace(/ /g, '')].map(character => table[character]);
  return characters.length > 0 && characters.every(character => character !== undefined) ? characters.join('') : null;
}

const isSimple = (text: string): boolean =>
  /^∂?(\p{L}|\p{N}|[.′])+[\p{M}₀-ₜ⁰-ⁿᵀ′]*$/u.test(text) || [...text].length === 1;
const bracketed = (text: string): string => (isSimple(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`);

/** A formula on one line: the text alternative of every formula. */
export function toInline(node: Node): string {
  switch (node.kind) {
    case 'symbol':
    case 'word':
    case 'space':
    case 'big':
      return node.text;
    case 'binary':
      return ` ${node.text} `;
    case 'row':
      return rowText(node.items.map(item => ({ item, text: toInline(item) })));
    case 'fraction':
      return node.ruled
        ? `${bracketed(toInline(node.over))}/${bracketed(toInline(node.under))}`
        : `${toInline(node.over)} over ${toInline(node.under)}`;
    case 'root':
      return `${node.degree ? (script(toInline(node.degree), SUPERSCRIPTS) ?? '') : ''}√${bracketed(toInline(node.body))}`;
    case 'accent':
      return accented(toInline(node.body), node.mark);
    case 'scripts':
      return withScripts(node);
    case 'fence':
      return `${node.open}${toInline(node.body)}${node.close}`;
    case 'grid': {
      const cells = node.rows.map(row => row.map(toInline).join(node.style === 'aligned' ? ' ' : ', '));
      return cells.join('; ').replace(/ {2,}/g, ' ').trim();
    }
  }
}

/** Blanks between words and what follows; a sign at the start or behind another operator belongs to its operand. */
function rowText(parts: readonly { readonly item: Node; readonly text: string }[]): string {
  let text = '';
  parts.forEach(({ item, text: part }, index) => {
    const before = parts[index - 1]?.item;
    const unary = item.kind === 'binary' && /^[−+±]$/.test(item.text) && (!before || isOpening(before));
    const wordBefore = before && isWord(before) && !/^[([{,]/.test(part) && !/\s$/.test(text) && item.kind !== 'space';
    const needsGap = isWord(item) && /[\p{L}\p{N})]$/u.test(text);
    text += (wordBefore || needsGap ? ' ' : '') + (unary ? part.trim() : part);
  });
  return text.replace(/ {2,}(?=[^ ])/g, ' ').trim();
}

const isOpening = (node: Node): boolean =>
  node.kind === 'binary' ||
  (node.kind === 'word' && node.text === ', ') ||
  (node.kind === 'symbol' && /^[([{|]$/.test(node.text));

/** Names of functions and words in text, with scripts or without. */
export function isWord(node: Node): boolean {
  if (node.kind === 'scripts') return isWord(node.base);
  return (node.kind === 'word' && /^[a-zA-Z]{2,}$/.test(node.text)) || node.kind === 'big';
}

export function accented(text: string, mark: string): string {
  return graphemes(text)
    .map(character => PRECOMPOSED[character + mark] ?? character + mark)
    .join('');
}

function withScripts({ base, above, below }: Extract<Node, { kind: 'scripts' }>): string {
  const head = toInline(base);
  const body = base.kind === 'fraction' || (base.kind === 'row' && base.items.length > 1) ? `(${head})` : head;
  const sub = below ? toInline(below) : '';
  const sup = above ? toInline(above) : '';
  const lower = below ? (script(sub, SUBSCRIPTS) ?? `_${bracketed(sub)}`) : '';
  const upper = above ? (script(sup, SUPERSCRIPTS) ?? `^${bracketed(sup)}`) : '';
  return body + lower + upper;
}
