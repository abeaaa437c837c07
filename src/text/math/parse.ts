import { blackboard, fence, join, MathError, type Node } from './node.ts';
import { ACCENTS, BIG, BINARY, FUNCTIONS, GRIDS, NEGATED, SPACES, SYMBOLS } from './symbols.ts';

/** Tables are asked for names that somebody typed: `constructor` is none of theirs. */
const named = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const RELATIONS = /^[=<>+*]$/;
/** Brackets of a fixed size; a line of text has one size. */
const SIZES = /^[bB]igg?[lrm]?$/;

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
    // `1{,}000`: a comma in braces is no separator.
    return node.kind === 'word' && node.text === ', ' ? { kind: 'symbol', text: ',' } : node;
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
    if (character === ',' || character === ';') return { kind: 'word', text: `${character} ` };
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
    if (accent !== undefined) return { kind: 'accent', accent, body: this.#argument() };
    return this.#structure(name, start);
  }

  #structure(name: string, start: number): Node {
    if (SIZES.test(name)) return { kind: 'symbol', text: this.#delimiter() };
    switch (name) {
      case 'frac':
      case 'dfrac':
      case 'tfrac':
        return { kind: 'fraction', over: this.#argument(), under: this.#argument(), ruled: true };
      case 'binom':
      case 'dbinom':
      case 'tbinom':
        return fence('(', ')', { kind: 'fraction', over: this.#argument(), under: this.#argument(), ruled: false });
      case 'sqrt':
        return this.#root();
      case 'text':
      case 'textbf':
      case 'textit':
      case 'mathrm':
      case 'operatorname':
      case 'mathop':
        return { kind: 'word', text: this.#verbatim().replace(/\\[,;: ]/g, ' ') };
      case 'mathbf':
      case 'boldsymbol':
      case 'bm':
      case 'mathcal':
      case 'mathscr':
      case 'mathit':
      case 'mathsf':
        return this.#argument();
      case 'displaystyle':
      case 'textstyle':
      case 'notag':
      case 'nonumber':
        return { kind: 'space', text: '' };
      case 'mathbb':
      case 'mathds':
        return blackboard(this.#argument());
      case 'underbrace':
        return { kind: 'brace', side: 'below', body: this.#argument() };
      case 'overbrace':
        return { kind: 'brace', side: 'above', body: this.#argument() };
      case 'overset':
      case 'stackrel':
        return this.#set('above');
      case 'underset':
        return this.#set('below');
      case 'xrightarrow':
        return { kind: 'limits', above: this.#argument(), below: null, base: { kind: 'binary', text: '→' } };
      case 'substack':
        return this.#lines(start);
      case 'not':
        return this.#negated(start);
      case 'middle':
        return { kind: 'symbol', text: this.#delimiter() };
      case 'left':
        return this.#fenced(start);
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

  #set(side: 'above' | 'below'): Node {
    const script = this.#argument();
    const base = this.#argument();
    return { kind: 'limits', base, above: side === 'above' ? script : null, below: side === 'below' ? script : null };
  }

  /** Lines of a script, one above the other: `\\substack{i < n \\\\ j < m}`. */
  #lines(start: number): Node {
    this.#blanks();
    if (this.#tex[this.#at] !== '{') this.#fail('lines need braces', start);
    this.#at++;
    const rows = this.#rows();
    if (this.#tex[this.#at] !== '}') this.#fail('a brace is not closed', start);
    this.#at++;
    return { kind: 'grid', style: 'matrix', rows };
  }

  #negated(start: number): Node {
    const node = this.#argument();
    const text = 'text' in node ? named(NEGATED, node.text) : undefined;
    return text === undefined ? this.#fail('nothing that "\\not" could strike out', start) : { kind: 'binary', text };
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

  /** Cells between `&`, rows between `\\\\` (a distance in brackets is skipped), up to `\\end` or a brace. */
  #rows(): Node[][] {
    const rows: Node[][] = [[]];
    for (;;) {
      rows.at(-1)?.push(this.#row(() => this.#peek('&') || this.#peek('\\\\') || this.#peek('\\end')));
      if (this.#peek('&')) this.#at++;
      else if (this.#peek('\\\\')) {
        this.#at += /^\\\\(\s*\[-?[\d.]+[a-z]{2}\])?/.exec(this.#tex.slice(this.#at))?.[0].length ?? 2;
        rows.push([]);
      } else return rows;
    }
  }

  #grid(start: number): Node {
    const name = this.#verbatim();
    const known = named(GRIDS, name);
    if (!known) this.#fail(`unknown environment "${name}"`, start);
    if (name === 'array') this.#verbatim();
    const rows = this.#rows();
    if (!this.#peek('\\end')) this.#fail(`"\\begin{${name}}" has no "\\end"`, start);
    this.#at += '\\end'.length;
    if (this.#verbatim() !== name) this.#fail(`"\\end" does not fit "\\begin{${name}}"`, start);
    const filled = rows.filter(row => row.some(cell => cell.kind !== 'row' || cell.items.length > 0));
    if (filled.length === 0) this.#fail(`"${name}" is empty`, start);
    const [style, open, close] = known;
    return fence(open, close, { kind: 'grid', style, rows: filled });
  }
}
