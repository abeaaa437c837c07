import type { ColorLevel } from '../platform/terminal.ts';
import { glyphsOf } from './measure.ts';

/** `NONE`, 0xRRGGBB, or `indexed(n)` for an entry of the terminal's 256 colours. */
export type Color = number;
export const NONE: Color = -1;
const INDEXED = 0x1000000;

/** Entry `n` (0 to 255) of the terminal's own palette; 0 to 15 follow the user's theme. */
export const indexed = (n: number): Color => INDEXED + n;
export const indexOf = (color: Color): number | null => (color >= INDEXED ? color - INDEXED : null);

export const BOLD = 1;
export const DIM = 2;
export const INVERSE = 4;

/** How a cell looks. `bg` left out keeps the background that is there. */
export type Ink = { readonly fg?: Color; readonly bg?: Color; readonly attr?: number };

const sgrMemo = new Map<number, string>();

function colorCode(color: Color, background: boolean): string {
  if (color === NONE) return background ? '49' : '39';
  const key = color * 2 + Number(background);
  let code = sgrMemo.get(key);
  if (code === undefined) {
    const index = indexOf(color);
    const long = background ? '48' : '38';
    if (index === null) code = `${long};2;${color >> 16};${(color >> 8) & 255};${color & 255}`;
    else if (index >= 16) code = `${long};5;${index}`;
    else code = String((background ? 40 : 30) + (index < 8 ? index : index + 52));
    sgrMemo.set(key, code);
  }
  return code;
}

/** Codes that lead from one set of attributes to another; 22 ends bold and dim together. */
function attrCodes(from: number, to: number): string[] {
  const codes: string[] = [];
  if ((from ^ to) & (BOLD | DIM)) {
    if (from & (BOLD | DIM)) codes.push('22');
    if (to & BOLD) codes.push('1');
    if (to & DIM) codes.push('2');
  }
  if ((from ^ to) & INVERSE) codes.push(to & INVERSE ? '7' : '27');
  return codes;
}

/** A rectangle of cells, each a glyph with colours. A wide glyph owns two cells, the second one empty. */
export class Grid {
  readonly columns: number;
  readonly rows: number;
  private readonly glyphs: string[];
  private readonly fg: Int32Array;
  private readonly bg: Int32Array;
  private readonly attr: Uint8Array;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.glyphs = new Array<string>(columns * rows).fill(' ');
    this.fg = new Int32Array(columns * rows).fill(NONE);
    this.bg = new Int32Array(columns * rows).fill(NONE);
    this.attr = new Uint8Array(columns * rows);
  }

  private has(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x < this.columns && y < this.rows;
  }

  /** The glyph at a cell; '' for the second half of a wide one, ' ' outside. */
  at(x: number, y: number): string {
    return this.has(x, y) ? (this.glyphs[y * this.columns + x] ?? ' ') : ' ';
  }

  background(x: number, y: number): Color {
    return this.has(x, y) ? (this.bg[y * this.columns + x] ?? NONE) : NONE;
  }

  isBlank(x: number, y: number, length = 1): boolean {
    if (!this.has(x, y) || !this.has(x + length - 1, y)) return false;
    for (let k = 0; k < length; k++) if (this.at(x + k, y) !== ' ') return false;
    return true;
  }

  /** Puts one narrow glyph. Half of a wide glyph that it hits becomes a blank. Outside the grid: nothing. */
  put(x: number, y: number, glyph: string, ink: Ink = {}): void {
    if (!this.has(x, y)) return;
    const i = y * this.columns + x;
    if (this.glyphs[i] === '' && x > 0) this.glyphs[i - 1] = ' ';
    if (x + 1 < this.columns && this.glyphs[i + 1] === '') this.glyphs[i + 1] = ' ';
    this.set(i, glyph, ink);
  }

  private set(i: number, glyph: string, ink: Ink): void {
    this.glyphs[i] = glyph;
    this.fg[i] = ink.fg ?? NONE;
    if (ink.bg !== undefined) this.bg[i] = ink.bg;
    this.attr[i] = ink.attr ?? 0;
  }

  /** Writes from `x` on, at most `room` cells; returns the column after the last cell written. */
  text(x: number, y: number, text: string, ink: Ink = {}, room = this.columns): number {
    const end = Math.min(this.columns, x + room);
    let column = x;
    for (const glyph of glyphsOf(text)) {
      if (column + glyph.width > end) break;
      if (column >= 0) {
        for (let k = 0; k < glyph.width; k++) this.put(column + k, y, ' ', ink);
        if (this.has(column, y)) this.glyphs[y * this.columns + column] = glyph.text;
        if (glyph.width === 2 && this.has(column + 1, y)) this.glyphs[y * this.columns + column + 1] = '';
      }
      column += glyph.width;
    }
    return column;
  }

  /** One string a row, each exactly `columns` cells; only changes of style are written, and none at level 0. */
  toLines(level: ColorLevel): string[] {
    return Array.from({ length: this.rows }, (_, y) => (level === 0 ? this.plainRow(y) : this.styledRow(y)));
  }

  private plainRow(y: number): string {
    return this.glyphs.slice(y * this.columns, (y + 1) * this.columns).join('');
  }

  private styledRow(y: number): string {
    let out = '';
    let fg = NONE;
    let bg = NONE;
    let attr = 0;
    for (let i = y * this.columns; i < (y + 1) * this.columns; i++) {
      const glyph = this.glyphs[i] as string;
      if (glyph === '') continue;
      const nextAttr = this.attr[i] as number;
      const nextBg = this.bg[i] as Color;
      // The foreground of a blank cannot be seen unless it is inverted.
      const nextFg = glyph === ' ' && !(nextAttr & INVERSE) ? fg : (this.fg[i] as Color);
      if (nextFg !== fg || nextBg !== bg || nextAttr !== attr) {
        const codes = attrCodes(attr, nextAttr);
        if (nextFg !== fg) codes.push(colorCode(nextFg, false));
        if (nextBg !== bg) codes.push(colorCode(nextBg, true));
        out += `\x1b[${codes.join(';')}m`;
        fg = nextFg;
        bg = nextBg;
        attr = nextAttr;
      }
      out += glyph;
    }
    const codes = attrCodes(attr, 0);
    if (fg !== NONE) codes.push('39');
    if (bg !== NONE) codes.push('49');
    return codes.length > 0 ? `${out}\x1b[${codes.join(';')}m` : out;
  }
}
