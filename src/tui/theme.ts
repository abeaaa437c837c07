import type { Capabilities, ColorLevel } from '../platform/terminal.ts';
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

/** One line with the fewest SGR sequences; without colours it is the bare text, so meaning is never in a style alone. */
export function paint(line: Line, capabilities: Capabilities): string {
  if (capabilities.color === 0) return line.map(span => span.text).join('');
  let text = '';
  let last = '';
  for (const span of line) {
    const now = codes(span.style, capabilities);
    if (now !== last) text += `${last ? '\x1b[0m' : ''}${now ? `\x1b[${now}m` : ''}`;
    text += span.text;
    last = now;
  }
  return last ? `${text}\x1b[0m` : text;
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
