import type { Lang } from '../../platform/language.ts';
import { greekName } from './ascii.ts';
import { isUnary } from './inline.ts';
import type { Node } from './node.ts';
import { parse } from './parse.ts';
import { readDerivative, readGroup, readOperand } from './speak-patterns.ts';
import { scriptWords } from './speak-scripts.ts';
import { ACCENTS, FUNCTIONS, OPERATORS, SIGNS } from './spoken-words.ts';

/** The words of a node, without blanks at the ends. */
export type Say = (node: Node) => string;

/**
 * A formula in words, as one would read it to somebody who cannot see it: "the partial derivative of L with respect to w",
 * “L 对 w 的偏导数”. `tex` is the source of the formula. Throws MathError.
 */
export function speak(tex: string, lang: Lang): string {
  return tidy(sayer(lang)(parse(tex)));
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s*([,;，；：])/g, '$1')
    .replace(/([,，；;])[,，；;]+/g, '$1')
    .replace(/^[\s,，;；]+|[\s,，;；]+$/g, '')
    .replace(/(?<=[\p{sc=Han}，；：])\s+(?=[\p{sc=Han}，；：])|(?<=[，；：])\s+/gu, '');

/** Whether a part is short enough to be said without saying where it ends. */
export const isShort = (text: string): boolean => !/[,，;；]/.test(text) && text.split(' ').length <= 3;

function sayer(lang: Lang): Say {
  const pick = (table: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, key: string) =>
    Object.hasOwn(table, key) ? table[key]?.[lang] : undefined;
  const zh = lang === 'zh';

  const symbol = (text: string): string => {
    const greek = greekName(text);
    if (greek) return /^[A-Z]/.test(greek) ? `${zh ? '大写' : 'capital'} ${greek.toLowerCase()}` : greek;
    if (/^′+$/.test(text)) return [...text].map(() => (zh ? '撇' : 'prime')).join(' ');
    return pick(SIGNS, text) ?? text;
  };

  const fraction = (node: Extract<Node, { kind: 'fraction' }>): string => {
    const derivative = readDerivative(node, say, lang);
    if (derivative) return derivative;
    const [over, under] = [say(node.over), say(node.under)];
    if (!node.ruled) return zh ? `从 ${over} 个里选 ${under} 个的组合数` : `${over} choose ${under}`;
    if (over === '1' && under === '2') return zh ? '二分之一' : 'one half';
    if (isShort(over) && isShort(under)) return zh ? `${under} 分之 ${over}` : `${over} over ${under}`;
    return zh ? `分式，分子 ${over}，分母 ${under}，分式完` : `the fraction ${over}, over ${under}, end fraction`;
  };

  const root = ({ body, degree }: Extract<Node, { kind: 'root' }>): string => {
    const [inner, order] = [say(body), degree ? say(degree) : ''];
    const name = zh
      ? order
        ? `${order} 次根号`
        : '根号'
      : order === ''
        ? 'the square root of'
        : order === '3'
          ? 'the cube root of'
          : `the ${order}-th root of`;
    return isShort(inner) ? `${name} ${inner}` : `${name} ${inner}${zh ? '，根号完' : ', end root'}`;
  };

  const grid = ({ style, rows }: Extract<Node, { kind: 'grid' }>): string => {
    const lines = rows.map(row => row.map(say));
    if (style === 'aligned') return lines.map(cells => cells.join(' ')).join(zh ? '；' : '; ');
    if (style === 'cases') {
      const cases = lines.map(([value = '', when = '']) => {
        if (when === '') return value;
        const said = /^(若|当|如果|其他|否则|if|when|for|otherwise|else)/.test(when);
        return zh ? `${value}，${said ? '' : '当 '}${when}` : `${value} ${said ? '' : 'if '}${when}`;
      });
      return `${zh ? '分情形：' : 'by cases: '}${cases.join(zh ? '；' : '; ')}`;
    }
    const columns = Math.max(...rows.map(row => row.length));
    const said = lines.map((cells, y) =>
      zh ? `第 ${y + 1} 行 ${cells.join('，')}` : `row ${y + 1}: ${cells.join(', ')}`,
    );
    const size = zh ? `${rows.length} 行 ${columns} 列的矩阵：` : `the ${rows.length} by ${columns} matrix, `;
    return `${size}${said.join(zh ? '；' : '; ')}${zh ? '；矩阵完' : '; end matrix'}`;
  };

  const fenced = (node: Extract<Node, { kind: 'fence' }>): string => {
    const { open, close, body } = node;
    const closed = body.kind === 'grid' || (body.kind === 'fraction' && !body.ruled);
    if (closed && open === '|' && body.kind === 'grid') return `${zh ? '行列式，' : 'the determinant of '}${say(body)}`;
    if (closed) return say(body);
    return readGroup([node], 0, say, lang)?.text ?? `${symbol(open)} ${say(body)} ${symbol(close)}`;
  };

  const row = (items: readonly Node[]): string => {
    const parts: string[] = [];
    for (let at = 0; at < items.length; ) {
      const item = items[at] as Node;
      const found = readGroup(items, at, say, lang) ?? readOperand(items, at, say, lang);
      if (found) {
        parts.push(found.text);
        at = found.next;
        continue;
      }
      const number = /^[\d.]$/.test('text' in item ? item.text : '') && numberAt(items, at);
      parts.push(number || (isUnary(item, items[at - 1]) && sign(item)) || say(item));
      at += number ? number.length : 1;
      // A voice needs a pause between a fraction and what it is multiplied by.
      const after = items[at];
      if (item.kind === 'fraction' && after && !/^(binary|space|word)$/.test(after.kind)) parts.push(zh ? '，' : ',');
    }
    return parts.join(' ');
  };

  const sign = (node: Node): string =>
    node.kind === 'binary' && /[−+]/.test(node.text)
      ? node.text === '+'
        ? zh
          ? '正'
          : 'plus'
        : zh
          ? '负'
          : 'minus'
      : '';

  const say: Say = node => {
    switch (node.kind) {
      case 'symbol':
        return symbol(node.text);
      case 'binary':
        return pick(OPERATORS, node.text) ?? node.text;
      case 'word':
        return /^[,;] $/.test(node.text)
          ? zh
            ? node.text === ', '
              ? '，'
              : '；'
            : node.text.trim()
          : (pick(FUNCTIONS, node.text) ?? node.text.trim());
      case 'space':
        return node.text.length > 1 ? (zh ? '，' : ',') : '';
      case 'row':
        return row(node.items);
      case 'fraction':
        return fraction(node);
      case 'root':
        return root(node);
      case 'accent':
        return (ACCENTS[node.accent]?.[lang] ?? '{x}').replace('{x}', say(node.body));
      case 'brace':
        return say(node.body);
      case 'big':
      case 'limits':
      case 'scripts':
        return scriptWords(node, say, lang);
      case 'fence':
        return fenced(node);
      case 'grid':
        return grid(node);
    }
  };
  return say;
}

/** Digits and points that stand together are one number. */
function numberAt(items: readonly Node[], at: number): string {
  let text = '';
  for (const item of items.slice(at)) {
    if (item.kind !== 'symbol' || !/^[\d.]$/.test(item.text)) break;
    text += item.text;
  }
  return text;
}
