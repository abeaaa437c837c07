import { ACCENTS, BIG, BINARY, BLACKBOARD, FUNCTIONS, SPACES, SYMBOLS } from './symbols.ts';

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
  | { readonly kind: 'accent'; readonly mark: string; readonly body: Node }
  | { readonly kind: 'scripts'; readonly base: Node; readonly above: Node | null; readonly below: Node | null }
  | { readonly kind: 'fence'; readonly open: string; readonly close: string; readonly body: Node }
  | { readonly kind: 'grid'; readonly style: GridStyle; readonly rows: readonly (readonly Node[])[] };

export type GridStyle = 'matrix' | 'cases' | 'aligned';

const GRIDS: Readonly<Record<string, readonly [GridStyle, string, string]>> = {
  matrix: ['matrix', '', ''],
  bmatrix: ['matrix', '[', ']'],
  pmatrix: ['matrix', '(', ')'],
  vmatrix: ['matrix', '|', '|'],
  Vmatrix: ['matrix', '‖', '‖'],
  cases: ['cases', '{', ''],
  aligned: ['aligned', '', ''],
  align: ['aligned', '', ''],
  'align*': ['aligned', '', ''],
  gathered: ['aligned', '', ''],
  array: ['matrix', '', ''],
};

/** Tables are asked for names that somebody typed: `constructor` is none of theirs. */
const named = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const RELATIONS = /^[=<>+*]$/;

/** The TeX of a formula as a tree. Throws MathError that names what is not known and where it stands. */
export function parse(tex: string): Node {
  return new Parser(tex).whole();
}

class Parser {
  readonly #tex: string;
  #at = 0;

  constructor(tex: string) {
    this.#tex = tex;
  }

  whole(): Node {
    const node = this.#row(() => false);
    if (this.#at < this.#tex.length) this.#fail(`unexpected "${this.#tex[this.#at]}"`);
    return node;
  }

  #fail(message: string, at = this.#at): never {
    throw new MathError(message, at);
  }

  #peek(text: string): boolean {
    return this.#tex.startsWith(text, this.#at);
  }

  #blanks(): void {
    while (/\s/.test(this.#tex[this.#at] ?? '')) this.#at++;
  }

  /** Items up to the end, a closing brace or what `ends` names. */
  #row(ends: () => boolean): Node {
    const items: Node[] = [];
    for (;;) {
      this.#blanks();
      if (this.#at >= this.#tex.length || this.#tex[this.#at] === '}' || ends()) break;
      items.push(this.#scripted());
    }
    return items.length === 1 ? (items[0] as Node) : { kind: 'row', items };
  }

  #scripted(): Node {
    const base = /[_^]/.test(this.#tex[this.#at] ?? '') ? ({ kind: 'symbol', text: '' } as const) : this.#atom();
    let above: Node | null = null;
    let below: Node | null = null;
    for (;;) {
      this.#blanks();
      const next = this.#tex[this.#at];
      if (next === "'") {
        const primes = /^'+/.exec(this.#tex.slice(this.#at))?.[0].length ?? 1;
        this.#at += primes;
        above = join(above, { kind: 'symbol', text: '′'.repeat(primes) });
      } else if (next === '^' || next === '_') {
        if (next === '_' && below) this.#fail('two subscripts');
        this.#at++;
        const script = this.#argument();
        if (next === '^') above = join(above, script);
        else below = script;
      } else if (this.#peek('\\limits')) this.#at += '\\limits'.length;
      else if (this.#peek('\\nolimits')) this.#at += '\\nolimits'.length;
      else break;
    }
    return above || below ? { kind: 'scripts', base, above, below } : base;
  }

  /** What a command takes: a group, or one atom. */
  #argument(): Node {
    this.#blanks();
    if (this.#at >= this.#tex.length) this.#fail('something is missing at the end');
    if (this.#tex[this.#at] === '{') return this.#group();
    return this.#atom();
  }

  #group(): Node {
    const start = this.#at++;
    const node = this.#row(() => false);
    if (this.#tex[this.#at] !== '}') this.#fail('a brace is not closed', start);
    this.#at++;
    return node;
  }

  #atom(): Node {
    const character = String.fromCodePoint(this.#tex.codePointAt(this.#at) ?? 32);
    if (character === '{') return this.#group();
    if (character === '\\') return this.#command();
    if (character === '&') this.#fail('"&" stands outside of a matrix');
    this.#at += character.length;
    if (RELATIONS.test(character)) return { kind: 'binary', text: character === '*' ? '∗' : character };
    if (character === '-') return { kind: 'binary', text: '−' };
    if (character === '~') return { kind: 'space', text: ' ' };
    if (character === ',') return { kind: 'word', text: ', ' };
    return { kind: 'symbol', text: character };
  }

  #name(): string {
    const match = /^\\([a-zA-Z]+\*?|.)/su.exec(this.#tex.slice(this.#at));
    if (!match?.[1]) this.#fail('a backslash at the end');
    this.#at += match[0].length;
    return match[1].replace(/\*$/, '');
  }

  #command(): Node {
    const start = this.#at;
    const name = this.#name();
    const symbol = named(SYMBOLS, name);
    if (symbol !== undefined) return { kind: 'symbol', text: symbol };
    const binary = named(BINARY, name);
    if (binary !== undefined) return { kind: 'binary', text: binary };
    if (FUNCTIONS.has(name)) return { kind: 'word', text: name };
    const big = named(BIG, name);
    if (big !== undefined) return { kind: 'big', text: big, name };
    const space = named(SPACES, name);
    if (space !== undefined) return { kind: 'space', text: space };
    const accent = named(ACCENTS, name);
    if (accent !== undefined) return { kind: 'accent', mark: accent, body: this.#argument() };
    return this.#structure(name, start);
  }

  #structure(name: string, start: number): Node {
    switch (name) {
      case 'frac':
      case 'dfrac':
      case 'tfrac':
        return { kind: 'fraction', over: this.#argument(), under: this.#argument(), ruled: true };
      case 'binom':
        return fence('(', ')', { kind: 'fraction', over: this.#argument(), under: this.#argument(), ruled: false });
      case 'sqrt':
        return this.#root();
      case 'text':
      case 'textbf':
      case 'textit':
      case 'mathrm':
      case 'operatorname':
        return { kind: 'word', text: this.#verbatim() };
      case 'mathbf':
      case 'boldsymbol':
      case 'bm':
      case 'mathcal':
      case 'mathit':
      case 'mathsf':
      case 'displaystyle':
      case 'textstyle':
        return name.endsWith('style') ? { kind: 'space', text: '' } : this.#argument();
      case 'mathbb':
        return blackboard(this.#argument());
      case 'underbrace':
      case 'overbrace':
        return this.#argument();
      case 'left':
        return this.#fenced(start);
      case 'big':
      case 'Big':
      case 'bigl':
      case 'bigr':
      case 'Bigl':
      case 'Bigr':
        return { kind: 'symbol', text: this.#delimiter() };
      case 'begin':
        return this.#grid(start);
      case '{':
      case '}':
      case '%':
      case '$':
      case '#':
      case '&':
      case '_':
        return { kind: 'symbol', text: name };
      case '|':
        return { kind: 'symbol', text: '‖' };
      default:
        return this.#fail(`unknown command "\\${name}"`, start);
    }
  }

  #root(): Node {
    this.#blanks();
    let degree: Node | null = null;
    if (this.#tex[this.#at] === '[') {
      const start = this.#at++;
      degree = this.#row(() => this.#tex[this.#at] === ']');
      if (this.#tex[this.#at] !== ']') this.#fail('a bracket is not closed', start);
      this.#at++;
    }
    return { kind: 'root', body: this.#argument(), degree };
  }

  /** The text between braces as it stands. */
  #verbatim(): string {
    this.#blanks();
    const start = this.#at;
    const end = this.#tex.indexOf('}', start);
    if (this.#tex[start] !== '{' || end < 0) this.#fail('a text needs braces', start);
    this.#at = end + 1;
    return this.#tex.slice(start + 1, end);
  }

  #delimiter(): string {
    this.#blanks();
    if (this.#at >= this.#tex.length) this.#fail('a bracket is missing at the end');
    if (this.#tex[this.#at] !== '\\') return (this.#tex[this.#at++] ?? '').replace('.', '');
    const start = this.#at;
    const name = this.#name();
    const text = name === '|' ? '‖' : /^[{}]$/.test(name) ? name : named(SYMBOLS, name);
    return text ?? this.#fail(`unknown bracket "\\${name}"`, start);
  }

  #fenced(start: number): Node {
    const open = this.#delimiter();
    const body = this.#row(() => this.#peek('\\right') && !/^\\right[a-z]/i.test(this.#tex.slice(this.#at)));
    if (!this.#peek('\\right')) this.#fail('"\\left" has no "\\right"', start);
    this.#at += '\\right'.length;
    return fence(open, this.#delimiter(), body);
  }

  #grid(start: number): Node {
    const name = this.#verbatim();
    const known = named(GRIDS, name);
    if (!known) this.#fail(`unknown environment "${name}"`, start);
    if (name === 'array') this.#verbatim();
    const rows: Node[][] = [[]];
    for (;;) {
      rows.at(-1)?.push(this.#row(() => this.#peek('&') || this.#peek('\\\\') || this.#peek('\\end')));
      if (this.#peek('&')) this.#at++;
      else if (this.#peek('\\\\')) {
        this.#at += 2;
        rows.push([]);
      } else break;
    }
    if (!this.#peek('\\end')) this.#fail(`"\\begin{${name}}" has no "\\end"`, start);
    this.#at += '\\end'.length;
    if (this.#verbatim() !== name) this.#fail(`"\\end" does not fit "\\begin{${name}}"`, start);
    const filled = rows.filter(row => row.some(cell => cell.kind !== 'row' || cell.items.length > 0));
    if (filled.length === 0) this.#fail(`"${name}" is empty`, start);
    const [style, open, close] = known;
    return fence(open, close, { kind: 'grid', style, rows: filled });
  }
}

const fence = (open: string, close: string, body: Node): Node =>
  open || close ? { kind: 'fence', open, close, body } : body;

const join = (first: Node | null, second: Node): Node => (first ? { kind: 'row', items: [first, second] } : second);

function blackboard(node: Node): Node {
  return node.kind === 'symbol' ? { kind: 'symbol', text: BLACKBOARD[node.text] ?? node.text } : node;
}
