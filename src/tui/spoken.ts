import { ui } from '../i18n/ui.ts';
import type { Line } from '../text/styled.ts';
import type { Scene } from './chrome.ts';
import { marks } from './theme.ts';

/** Invisible marks by which the transcript tells the lines of a screen apart. */
export const TAG = {
  /** A line that changes by itself while something runs. */
  live: '\u2063',
  /** What can be pressed. */
  keys: '\u2064',
  /** Stands before and behind the word that says what is selected. */
  selected: '\u2062',
} as const;

/** Bars beside a text, rules, scales and marks of more text: drawn for the eye. */
const DRAWN = /^[▏|]\s?(?:[▏|]\s?)*|[─━=-]{3,}|(?:[●○◉*o] ){4}[●○◉*o]|\s{2,}[▴▾^v]$/g;

/** A value between the arrows that change it. */
const TURNED = /(^|\s)[◂<] (.*?) [▸>](?=\s|$)/g;

/** A line as a voice reads it: what is selected in a word, columns apart by commas, nothing that is only drawn. */
export function spokenLine(line: Line, { lang, capabilities }: Pick<Scene, 'lang' | 'capabilities'>): string {
  const text = line
    .map(({ text: part }) => part)
    .join('')
    .trim();
  const lead = `${marks(capabilities).cursor} `;
  const selected = text.startsWith(lead);
  const words = (selected ? text.slice(lead.length) : text)
    .replace(DRAWN, '')
    .replace(TURNED, '$1$2')
    .trim()
    .replace(/\s{2,}/g, lang === 'zh' ? '，' : ', ');
  return selected ? `${TAG.selected}${ui.selected[lang]}${TAG.selected}${words}` : words;
}

/** Lines as sentences, one a line; nothing for lines that are only drawn. */
export const spokenLines = (lines: readonly Line[], scene: Pick<Scene, 'lang' | 'capabilities'>): string =>
  lines
    .map(line => spokenLine(line, scene))
    .filter(Boolean)
    .join('\n');
