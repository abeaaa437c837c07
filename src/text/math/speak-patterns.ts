import type { Lang } from '../../platform/language.ts';
import type { Node } from './node.ts';
import type { Say } from './speak.ts';

/** What was said, and the index of the item that comes next. */
type Found = { readonly text: string; readonly next: number };

const itemsOf = (node: Node): readonly Node[] => (node.kind === 'row' ? node.items : [node]);
const symbolOf = (node: Node | undefined): string => (node?.kind === 'symbol' ? node.text : '');
const rowOf = (items: readonly Node[]): Node => (items.length === 1 ? (items[0] as Node) : { kind: 'row', items });

/** `∂`, `d`, or one of them with a power; what stands behind it is differentiated. */
function differential(node: Node | undefined): { readonly sign: string; readonly order: Node | null } | undefined {
  const base = node?.kind === 'scripts' && !node.below ? node.base : node;
  const sign = symbolOf(base);
  if (sign !== '∂' && sign !== 'd') return undefined;
  return { sign, order: node?.kind === 'scripts' ? node.above : null };
}

function derivativeWords(sign: string, order: string, of: string, by: string, lang: Lang): string {
  const partial = sign === '∂';
  if (lang === 'zh') {
    const nth = order === '' ? '' : order === '2' ? '二阶' : `${order} 阶`;
    return of ? `${of} 对 ${by} 的${nth}${partial ? '偏' : ''}导数` : `对 ${by} 求${nth}${partial ? '偏' : ''}导，`;
  }
  const nth = order === '' ? '' : order === '2' ? 'second ' : `${order}-th `;
  const name = `the ${nth}${partial ? 'partial ' : ''}derivative`;
  return of ? `${name} of ${of} with respect to ${by}` : `${name} with respect to ${by} of`;
}

/** `∂L/∂w` written as a fraction; undefined for any other fraction. */
export function readDerivative(
  { over, under }: Extract<Node, { kind: 'fraction' }>,
  say: Say,
  lang: Lang,
): string | undefined {
  const [top, bottom] = [itemsOf(over), itemsOf(under)];
  const [above, below] = [differential(top[0]), differential(bottom[0])];
  if (!above || !below || above.sign !== below.sign || bottom.length < 2) return undefined;
  const by = bottom.slice(1).filter(item => symbolOf(item) !== below.sign);
  const last = by.at(-1);
  const bare = above.order && last?.kind === 'scripts' && !last.below ? [...by.slice(0, -1), last.base] : by;
  const of = top.length > 1 ? say(rowOf(top.slice(1))) : '';
  const order = above.order ? say(above.order) : '';
  return derivativeWords(above.sign, order, of, bare.map(say).join(lang === 'zh' ? ' 和 ' : ' and '), lang);
}

const CLOSING: Readonly<Record<string, string>> = { '|': '|', '‖': '‖', '[': ']', '(': ')' };

/** Index of the bracket that closes the one at `at`; −1 if none. */
function closingOf(items: readonly Node[], at: number): number {
  const open = symbolOf(items[at]);
  const close = CLOSING[open];
  let depth = 0;
  for (let i = at; close !== undefined && i < items.length; i++) {
    const item = items[i];
    const text = symbolOf(item?.kind === 'scripts' ? item.base : item);
    if (open !== close && text === open) depth++;
    else if (text === close && i > at) {
      depth -= open === close ? 0 : 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

function groupWords(open: string, inner: string, lang: Lang): string {
  const zh = lang === 'zh';
  if (open === '‖') return zh ? `${inner} 的范数` : `the norm of ${inner}`;
  return zh ? `${inner} 的绝对值` : `the absolute value of ${inner}`;
}

/** Norms and absolute values, written with plain or with growing bars. */
export function readGroup(items: readonly Node[], at: number, say: Say, lang: Lang): Found | undefined {
  const item = items[at];
  const fenced = item?.kind === 'scripts' ? item.base : item;
  if (fenced?.kind === 'fence' && fenced.open === fenced.close && /^[|‖]$/.test(fenced.open)) {
    return { text: groupWords(fenced.open, say(fenced.body), lang) + scriptsOf(item, say, lang), next: at + 1 };
  }
  const open = symbolOf(item);
  const end = /^[|‖]$/.test(open) ? closingOf(items, at) : -1;
  // Between a condition and its event there is one bar only: `p(y | x)`.
  if (end <= at + 1) return undefined;
  const inner = say(rowOf(items.slice(at + 1, end)));
  return { text: groupWords(open, inner, lang) + scriptsOf(items[end], say, lang), next: end + 1 };
}

/** What stands at the corners of a closing bar, read behind the words for the group. */
function scriptsOf(node: Node | undefined, say: Say, lang: Lang): string {
  if (node?.kind !== 'scripts') return '';
  return say({ ...node, base: { kind: 'word', text: '' } }).replace(/^ ?/, lang === 'zh' ? '，' : ', ');
}

const OPERATOR_NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  𝔼: { zh: '期望', en: 'the expectation' },
  ℙ: { zh: '概率', en: 'the probability' },
  𝕍: { zh: '方差', en: 'the variance' },
  '∇': { zh: '梯度', en: 'the gradient' },
};

/** `∂L / ∂w` on one line, expectations with their bracket, gradients with what they are taken of, `f(x)`. */
export function readOperand(items: readonly Node[], at: number, say: Say, lang: Lang): Found | undefined {
  return readSlash(items, at, say, lang) ?? readOperator(items, at, say, lang) ?? readCall(items, at, say, lang);
}

function readSlash(items: readonly Node[], at: number, say: Say, lang: Lang): Found | undefined {
  const [d, of, slash, by, variable] = items.slice(at, at + 5);
  const [above, below] = [differential(d), differential(by)];
  if (!above || !below || !of || !variable || symbolOf(slash) !== '/') return undefined;
  const order = above.order ? say(above.order) : '';
  return { text: derivativeWords(above.sign, order, say(of), say(variable), lang), next: at + 5 };
}

/** The bracket that begins at an index, or what stands there: a call with its argument, or one item. */
function operandAt(items: readonly Node[], at: number, say: Say, lang: Lang): Found | undefined {
  const item = items[at];
  if (!item || item.kind === 'binary' || item.kind === 'space' || symbolOf(item) === '/') return undefined;
  const fenced = item.kind === 'scripts' ? item.base : item;
  if (fenced.kind === 'fence') return { text: say(fenced.body) + scriptsOf(item, say, lang), next: at + 1 };
  const end = /^[[(]$/.test(symbolOf(item)) ? closingOf(items, at) : -1;
  if (end > at) {
    return { text: say(rowOf(items.slice(at + 1, end))) + scriptsOf(items[end], say, lang), next: end + 1 };
  }
  if (/^[[(\])|]$/.test(symbolOf(item))) return undefined;
  return readCall(items, at, say, lang) ?? { text: say(item), next: at + 1 };
}

function readOperator(items: readonly Node[], at: number, say: Say, lang: Lang): Found | undefined {
  const item = items[at];
  const sign = symbolOf(item?.kind === 'scripts' ? item.base : item);
  const name = Object.hasOwn(OPERATOR_NAMES, sign) ? OPERATOR_NAMES[sign]?.[lang] : undefined;
  if (name === undefined) return undefined;
  const below = item?.kind === 'scripts' && item.below ? say(item.below) : '';
  const operand = operandAt(items, at + 1, say, lang);
  const next = operand?.next ?? at + 1;
  const of = operand?.text ?? '';
  if (lang === 'en') {
    const over = below && (sign === '∇' ? ` with respect to ${below}` : ` over ${below}`);
    return { text: `${name}${over}${of && ` of ${of}`}`, next };
  }
  if (sign === '∇') return { text: `${of}${below && ` 对 ${below}`}${of || below ? ' 的' : ''}${name}`, next };
  return { text: `${below && `对 ${below} 取 `}${of}${of && ' 的'}${name}`, next };
}

/** Letters that stand for functions here: behind them a bracket holds an argument, not a factor. */
const FUNCTION_LETTERS = /^[fgphqFGHPLJDσφψΦℓ]$/;

/** A power is of the function's value, so what follows is a factor; primes and layers leave a function a function. */
function isFunction(item: Node | undefined): boolean {
  const base = item?.kind === 'scripts' ? item.base : item;
  const power = item?.kind === 'scripts' && item.above ? symbolOf(itemsOf(item.above)[0]) : '';
  if (item?.kind === 'scripts' && item.above && !/^[(′]/.test(power)) return false;
  return FUNCTION_LETTERS.test(symbolOf(base)) || (base?.kind === 'word' && /^\p{L}{2,}$/u.test(base.text.trim()));
}

function readCall(items: readonly Node[], at: number, say: Say, lang: Lang): Found | undefined {
  const item = items[at];
  const next = items[at + 1];
  const fenced = next?.kind === 'scripts' ? next.base : next;
  const opens = symbolOf(next) === '(' || (fenced?.kind === 'fence' && fenced.open === '(');
  const operand = item && isFunction(item) && opens ? operandAt(items, at + 1, say, lang) : undefined;
  if (!item || !operand) return undefined;
  const short = operand.text.split(' ').length <= 3;
  const end = short ? '' : lang === 'zh' ? '，括号完' : ', end of argument';
  return { text: `${say(item)} ${lang === 'zh' ? '括号 ' : 'of '}${operand.text}${end}`, next: operand.next };
}
