import type { Lang } from '../../platform/language.ts';
import type { Node } from './node.ts';
import type { Say } from './speak.ts';
import { BIG, FUNCTIONS } from './spoken-words.ts';
import { LIMITED } from './symbols.ts';

type Scripts = Extract<Node, { kind: 'scripts' | 'limits' }>;

/** Something with scripts: indices, powers, bounds of a sum, what is minimised over what. */
export function scriptWords(node: Scripts | Extract<Node, { kind: 'big' }>, say: Say, lang: Lang): string {
  const zh = lang === 'zh';
  if (node.kind === 'big') return zh ? `${bigName(node.text, lang)}，` : `${bigName(node.text, lang)} of`;
  const { base, above, below } = node;
  if (base.kind === 'big') return bounds(bigName(base.text, lang), above, below, say, lang);
  if (base.kind === 'word' && LIMITED.has(base.text)) return limited(base.text, below, say, lang);
  if (base.kind === 'brace') {
    const label = above ?? below;
    return label ? `${say(base)}${zh ? '，即' : ', which is'} ${say(label)}${zh ? '，' : ','}` : say(base);
  }
  const head = say(base);
  const index = below ? ` ${zh ? '下标' : 'sub'} ${indexWords(below, say)}${endOf(below, lang)}` : '';
  return `${head}${index}${above ? power(above, say, lang) : ''}`;
}

/** `max` below a letter is a name, not a maximum. */
const indexWords = (below: Node, say: Say): string => (below.kind === 'word' ? below.text : say(below));

/** Behind a sum in an index a voice pauses, or `t − 1` below a letter would run into what follows. */
const endOf = (below: Node, lang: Lang): string =>
  below.kind === 'row' && below.items.some(item => item.kind === 'binary') ? (lang === 'zh' ? '，' : ',') : '';

const bigName = (sign: string, lang: Lang): string => BIG[sign]?.[lang] ?? sign;

/** `i = 1` below a sum: its index and where it begins. */
function startOf(below: Node): { readonly index: Node; readonly from: readonly Node[] } | undefined {
  const items = below.kind === 'row' ? below.items : [];
  const [index, equals] = items;
  const good = index && equals?.kind === 'binary' && equals.text === '=' && items.length > 2;
  return good ? { index, from: items.slice(2) } : undefined;
}

function bounds(name: string, above: Node | null, below: Node | null, say: Say, lang: Lang): string {
  const zh = lang === 'zh';
  const to = above ? say(above) : '';
  const start = below ? startOf(below) : undefined;
  if (start) {
    const [index, from] = [say(start.index), say({ kind: 'row', items: start.from })];
    if (zh) return `对 ${index} 从 ${from} ${to && `到 ${to} `}${name}，`;
    return `${name} over ${index} from ${from}${to && ` to ${to}`} of`;
  }
  const range = below ? say(below) : '';
  if (to && range) return zh ? `从 ${range} 到 ${to} ${name}，` : `${name} from ${range} to ${to} of`;
  if (zh) return range ? `对 ${range} ${name}，` : `${name}，`;
  return range ? `${name} over ${range} of` : `${name} of`;
}

function limited(word: string, below: Node | null, say: Say, lang: Lang): string {
  const zh = lang === 'zh';
  const name = FUNCTIONS[word]?.[lang] ?? word;
  if (!below) return name;
  const over = say(below);
  if (word === 'lim') return zh ? `当 ${over} 时的极限，` : `the limit as ${over} of`;
  return zh ? `对 ${over} 取${name}，` : `${name} over ${over} of`;
}

const ENDINGS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  '2': { zh: '的平方', en: 'squared' },
  '3': { zh: '的立方', en: 'cubed' },
  ᵀ: { zh: '的转置', en: 'transpose' },
  T: { zh: '的转置', en: 'transpose' },
  '′': { zh: '撇', en: 'prime' },
  '′′': { zh: '两撇', en: 'double prime' },
  '∗': { zh: '星', en: 'star' },
  '⋆': { zh: '星', en: 'star' },
  '+': { zh: '上标加号', en: 'superscript plus' },
};

function power(above: Node, say: Say, lang: Lang): string {
  const zh = lang === 'zh';
  if (above.kind === 'row' && above.items[0]?.kind === 'symbol' && above.items[0].text.startsWith('′')) {
    return above.items.map(item => power(item, say, lang)).join('');
  }
  const text = 'text' in above ? above.text : '';
  const ending = Object.hasOwn(ENDINGS, text) ? ENDINGS[text] : undefined;
  if (ending) return ` ${ending[lang]}`;
  const inner = layerOf(above);
  if (inner) return ` ${zh ? '上标' : 'superscript'} ${say(inner)}`;
  const said = say(above);
  return zh ? ` 的 ${said} 次方` : ` to the power ${said}${said.split(' ').length > 3 ? ', end power' : ''}`;
}

/** `(l)` in `W^{(l)}` counts layers or samples; it is no power. */
function layerOf(above: Node): Node | undefined {
  const items = above.kind === 'row' ? above.items : [];
  const [first, last] = [items[0], items.at(-1)];
  const wrapped = first?.kind === 'symbol' && first.text === '(' && last?.kind === 'symbol' && last.text === ')';
  return wrapped ? { kind: 'row', items: items.slice(1, -1) } : undefined;
}
