import type { Formula, MathPiece } from '../document.ts';
import { toAscii } from './ascii.ts';
import { padTo } from './boxes.ts';
import { type Alphabet, isUnary, toInline } from './inline.ts';
import { rowBox, toBox } from './layout.ts';
import type { Node } from './node.ts';
import { RELATIONS } from './symbols.ts';

/** Formulas narrower than this fit every screen in one piece. */
const NARROW = 24;

type Cut = { readonly items: Node[]; readonly relation: boolean; readonly first: Node | undefined };

const isRelation = (node: Node): boolean =>
  (node.kind === 'binary' && RELATIONS.has(node.text)) || (node.kind === 'limits' && node.base.kind === 'binary');

/** The items of a row, cut before relations, plus and minus. */
function cutRow(items: readonly Node[]): Cut[] {
  const cuts: Cut[] = [{ items: [], relation: true, first: undefined }];
  items.forEach((item, index) => {
    const before = items[index - 1];
    const sum = item.kind === 'binary' && /^[+−±]$/.test(item.text) && !isUnary(item, before);
    const starts = isRelation(item) || sum;
    if (starts && cuts.at(-1)?.items.length) cuts.push({ items: [], relation: !sum, first: before });
    cuts.at(-1)?.items.push(item);
  });
  return cuts.filter(cut => cut.items.length > 0);
}

/** Formulas that stand side by side with a wide blank between them. */
function cutAtBlanks(items: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  for (const item of items) {
    if (item.kind === 'space' && item.text.length > 1) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts.filter(part => part.length > 0);
}

const itemsOf = (node: Node): readonly Node[] => (node.kind === 'row' ? node.items : [node]);

/** Rows of pieces at whose borders the formula may be broken; brackets, fractions and roots stay whole. */
function piecesOf(node: Node, alphabet: Alphabet): MathPiece[][] {
  const rows =
    node.kind === 'grid' && node.style === 'aligned'
      ? node.rows.map(row => row.flatMap(itemsOf))
      : cutAtBlanks(itemsOf(node));
  return rows.map(items =>
    cutRow(items).map(cut => {
      const own = alphabet === 'ascii' ? cut.items.map(toAscii) : cut.items;
      const { lines, baseline } = rowBox(own, { alphabet, small: false }, cut.first);
      return { lines, baseline, relation: cut.relation };
    }),
  );
}

/** A formula drawn and written in one alphabet. */
export function drawFormula(node: Node, alphabet: Alphabet): Formula {
  const own = alphabet === 'ascii' ? toAscii(node) : node;
  const { lines, columns } = toBox(own, { alphabet, small: false });
  const inline = toInline(own, alphabet);
  const filled = lines.map(line => padTo(line, columns));
  const pieces = columns > NARROW ? piecesOf(node, alphabet) : [];
  return { lines: filled, inline, ...(pieces.flat().length > 1 && { pieces }) };
}
