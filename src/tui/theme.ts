import type { Capabilities, ColorLevel } from '../platform/terminal.ts';
import { safeAddress } from '../text/sanitise.ts';
import type { Line, Style, Tone } from '../text/styled.ts';
import { truncate, width } from '../text/width.ts';

/** SGR colour of a tone for 16, 256 and true colours, on a dark and on a light ground. One accent; the rest is quiet. */
type Shade = readonly [basic: number, dark256: number, light256: number];

const SHADES: Readonly<Record<Tone, Shade>> = {
  accent: [36, 80, 30],
  heading: [36, 80, 30],
  code: [33, 180, 94],
  math: [35, 183, 90],
  term: [36, 116, 24],
  good: [32, 114, 28],
  bad: [31, 210, 124],
  warn: [33, 221, 130],
  keyword: [35, 176, 90],
  string: [32, 150, 28],
  number: [33, 180, 94],
  comment: [90, 245, 243],
};

function colour(tone: Tone, level: ColorLevel, background: 'dark' | 'light'): string {
  const [basic, dark, light] = SHADES[tone];
  return level === 1 ? String(basic) : `38;5;${background === 'dark' ? dark : light}`;
}

function codes(style: Style, { color, background }: Capabilities): string {
  const parts: string[] = [];
  if (style.bold) parts.push('1');
  if (style.dim) parts.push('2');
  if (style.italic) parts.push('3');
  if (style.underline) parts.push('4');
  if (style.inverse) parts.push('7');
  if (style.tone) parts.push(colour(style.tone, color, background));
  return parts.join(';');
}

/** Signs of ours of one cell that a terminal may draw two cells wide or not have at all, and what stands for them. */
const PLAIN_SIGNS: Readonly<Record<string, string>> = { '…': '~', '·': '.', '›': '>', '—': '-', '×': 'x' };

const SIGNS = new RegExp(`[${Object.keys(PLAIN_SIGNS).join('')}]`, 'g');

/** The text with no sign that this tier of glyphs lacks; as wide as before. */
const plain = (text: string, { glyphs }: Capabilities): string =>
  glyphs === 'full' ? text : text.replace(SIGNS, sign => PLAIN_SIGNS[sign] ?? sign);

/** One line with the fewest SGR sequences; without colours it is the bare text, so meaning is never in a style alone. */
export function paint(line: Line, capabilities: Capabilities): string {
  let text = '';
  let last = '';
  let open: string | undefined;
  for (const span of line) {
    const now = capabilities.color === 0 ? '' : codes(span.style, capabilities);
    const link = capabilities.links && span.style.href !== undefined ? safeAddress(span.style.href) : undefined;
    if (link !== open) text += (open === undefined ? '' : linkTo('')) + (link === undefined ? '' : linkTo(link));
    if (now !== last) text += `${last ? '\x1b[0m' : ''}${now ? `\x1b[${now}m` : ''}`;
    text += plain(span.text, capabilities);
    last = now;
    open = link;
  }
  return text + (last ? '\x1b[0m' : '') + (open === undefined ? '' : linkTo(''));
}

/** OSC 8. The id holds the parts of a link together that stand on several lines. */
const linkTo = (address: string): string => `\x1b]8;${address && `id=${idOf(address)}`};${address}\x1b\\`;

/** FNV-1a of an address: the same link has the same id wherever it stands. */
function idOf(address: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < address.length; i++) hash = Math.imul(hash ^ address.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** What stands beyond the right edge is cut: the layout engine cannot, since it sees the placeholder only. */
export function clip(line: Line, columns: number): Line {
  let room = columns;
  return line.flatMap(span => {
    const text = width(span.text) <= room ? span.text : truncate(span.text, room);
    room -= width(text);
    return text === '' ? [] : [{ text, style: span.style }];
  });
}

/** Text that `paint` accepts, for the small pieces that screens put together themselves. */
export const span = (text: string, style: Style = {}): { readonly text: string; readonly style: Style } => ({
  text,
  style,
});

/** Marks that stand beside colours: a learner who sees no colour reads them. */
export const marks = (capabilities: Capabilities) =>
  capabilities.glyphs === 'ascii'
    ? {
        cursor: '>',
        right: '+',
        wrong: 'x',
        done: 'v',
        open: '.',
        on: '[x]',
        off: '[ ]',
        rule: '-',
        dot: '*',
        ring: 'o',
      }
    : capabilities.glyphs === 'safe'
      ? {
          cursor: '>',
          right: '✓',
          wrong: '✗',
          done: '✓',
          open: '.',
          on: '[✓]',
          off: '[ ]',
          rule: '-',
          dot: '◉',
          ring: 'o',
        }
      : {
          cursor: '▸',
          right: '✓',
          wrong: '✗',
          done: '✓',
          open: '·',
          on: '[✓]',
          off: '[ ]',
          rule: '─',
          dot: '●',
          ring: '○',
        };
