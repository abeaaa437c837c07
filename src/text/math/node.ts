import { BLACKBOARD } from './scripts.ts';
import type { Accent } from './symbols.ts';

export class MathError extends Error {
  /** Characters from the start of the formula. */
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'MathError';
    this.offset = offset;
  }
}

export type Node =
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'binary'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'space'; readonly text: string }
  | { readonly kind: 'big'; readonly text: string; readonly name: string }
  | { readonly kind: 'row'; readonly items: readonly Node[] }
  | { readonly kind: 'fraction'; readonly over: Node; readonly under: Node; readonly ruled: boolean }
  | { readonly kind: 'root'; readonly body: Node; readonly degree: Node | null }
  | { readonly kind: 'accent'; readonly accent: Accent; readonly body: Node }
  /** A brace above or below; what it says is a script of it. */
  | { readonly kind: 'brace'; readonly side: 'above' | 'below'; readonly body: Node }
  /** Something set above or below, as limits are. */
  | { readonly kind: 'limits'; readonly base: Node; readonly above: Node | null; readonly below: Node | null }
  | { readonly kind: 'scripts'; readonly base: Node; readonly above: Node | null; readonly below: Node | null }
  | { readonly kind: 'fence'; readonly open: string; readonly close: string; readonly body: Node }
  | { readonly kind: 'grid'; readonly style: GridStyle; readonly rows: readonly (readonly Node[])[] };

export type GridStyle = 'matrix' | 'cases' | 'aligned';

/** A body between brackets; without brackets the body itself. */
export const fence = (open: string, close: string, body: Node): Node =>
  open || close ? { kind: 'fence', open, close, body } : body;

/** Two scripts of one base. */
export const join = (first: Node | null, second: Node): Node =>
  first ? { kind: 'row', items: [first, second] } : second;

/** A double-struck letter where Unicode has one. */
export function blackboard(node: Node): Node {
  return node.kind === 'symbol' ? { kind: 'symbol', text: BLACKBOARD[node.text] ?? node.text } : node;
}
