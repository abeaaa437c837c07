import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Lang } from '../../platform/language.ts';
import type { Term } from '../types.ts';
import type { Report } from './findings.ts';

/** A word that the house does not use, and what it says instead. */
export type Avoided = { readonly pattern: RegExp; readonly word: string; readonly say: string };

/** The words that the glossary asks to avoid. Latin words match whole, in any case; Chinese ones anywhere. */
export function avoidedWords(terms: readonly Term[]): Avoided[] {
  return terms.flatMap(term =>
    term.avoid.map(word => {
      const latin = /^[\p{Script=Latin}\d\s-]+$/u.test(word);
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const pattern = latin
        ? new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'giu')
        : new RegExp(escaped, 'gu');
      return { pattern, word, say: latin ? term.en : term.zh };
    }),
  );
}

const CHINESE = '[\\p{Script=Han}，。、；：？！（）《》「」“”]';
const HALF_WIDTH = new RegExp(`${CHINESE}([.,;:!?])(?=${CHINESE}|\\s|$)|\\p{sc=Han}\\(|\\((?=\\p{sc=Han})`, 'gu');
/** Chinese marks between Latin letters of an English text. */
const FULL_WIDTH = /[，。；：？！（）、]/gu;
const STRAIGHT = /["']/g;
const DOUBLE_SPACE = /(?<=\S) {2,}(?=\S)/g;

/** The last character of what stands before a text in its line: bold words and links end where it begins. */
function lastOf(node: Nodes | undefined): string {
  if (!node) return '';
  if ('children' in node) return lastOf(node.children.at(-1));
  return node.type === 'text' ? node.value.slice(-1) : '';
}

/** A rule about single texts: what it finds, and what it says. */
type Rule = { readonly code: string; readonly pattern: RegExp; readonly say: (found: string) => string };

const RULES: readonly Rule[] = [
  { code: 'straight-quote', pattern: STRAIGHT, say: found => `${found} is a straight quote; write “ ” or ’` },
  { code: 'double-space', pattern: DOUBLE_SPACE, say: () => 'two spaces in a row; leave one' },
];
const ENGLISH_RULES: readonly Rule[] = [
  { code: 'full-width', pattern: FULL_WIDTH, say: found => `"${found}": use the half-width sign in English text` },
];

/**
 * Warnings about the wording: avoided words, Latin punctuation between Chinese characters and Chinese punctuation in
 * English, straight quotes, double spaces, `**` that stayed text.
 */
export function checkProse(
  root: Root,
  lang: Lang,
  lineAt: (offset: number) => number,
  avoided: readonly Avoided[],
  report: Report,
): void {
  visit(root, 'text', (node, index, parent) => {
    const start = node.position?.start.offset ?? 0;
    const warn = (at: number, code: string, message: string): void => {
      const newlines = node.value.slice(0, at).split('\n').length - 1;
      report(newlines > 0 ? lineAt(start) + newlines : lineAt(start + at), code, message, 'warning');
    };
    for (const { pattern, word, say } of avoided) {
      for (const match of node.value.matchAll(pattern)) warn(match.index, 'avoided-word', `"${word}": say "${say}"`);
    }
    for (const { code, pattern, say } of lang === 'en' ? [...RULES, ...ENGLISH_RULES] : RULES) {
      for (const match of node.value.matchAll(pattern)) warn(match.index, code, say(match[0]));
    }
    if (lang === 'zh') {
      const before = lastOf(parent?.children[(index ?? 0) - 1]);
      for (const match of (before + node.value).matchAll(HALF_WIDTH)) {
        warn(
          Math.max(0, match.index - before.length),
          'half-width',
          `"${match[0]}": use the full-width sign after Chinese text`,
        );
      }
    }
    const stars = node.value.indexOf('**');
    if (stars >= 0) warn(stars, 'broken-bold', '"**" was not read as bold; move it to the edge of a word');
  });
}

/** Warns of a term whose first mention in a Chinese lesson does not give the English word behind it: 梯度（gradient）. */
export function checkFirstUses(root: Root, report: Report): void {
  const seen = new Set<string>();
  visit(root, 'textDirective', (node, index, parent) => {
    const id = node.attributes?.id ?? '';
    if (node.name !== 'term' || seen.has(id)) return;
    seen.add(id);
    const text = textOf(node);
    const after = textOf(parent?.children[(index ?? 0) + 1]);
    if (!/\p{sc=Han}/u.test(text) || /^（[^）]*[A-Za-z]/.test(after)) return;
    const message = `"${text}" is mentioned here first; give its English word behind it: ${text}（…）`;
    report(node.position?.start.line ?? 1, 'first-use', message, 'warning');
  });
}

function textOf(node: Nodes | undefined): string {
  if (!node) return '';
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}
