import type { Lang } from '../platform/language.ts';
import { CALLOUTS } from './callouts.ts';
import { CLAIM_LABELS, VERDICTS } from './claim.ts';
import type { Block, Inline } from './document.ts';
import { spokenOf } from './inline.ts';
import { sanitise } from './sanitise.ts';

const WORDS = {
  code: { zh: '代码，{n} 行', en: 'Code, {n} line{s}' },
  line: { zh: '第 {n} 行', en: 'line {n}' },
  diagram: { zh: '图', en: 'Diagram' },
  formula: { zh: '公式', en: 'Formula' },
  table: { zh: '表格，{n} 行', en: 'Table, {n} row{s}' },
  quote: { zh: '引文', en: 'Quote' },
  bullet: { zh: '第 {n} 项', en: 'Item {n}' },
  experiment: { zh: '实验', en: 'Experiment' },
  quiz: { zh: '测验', en: 'Quiz' },
} as const;

/**
 * Blocks as a voice reads them, one paragraph each: formulas in words, diagrams by their description, tables row by row
 * with the names of their columns, lists with their numbers.
 */
export function spokenBlocks(blocks: readonly Block[], lang: Lang): string[] {
  return blocks.flatMap(block => spokenBlock(block, lang));
}

function spokenBlock(block: Block, lang: Lang): string[] {
  const [colon, comma] = lang === 'zh' ? ['：', '，'] : [': ', ', '];
  const word = (name: keyof typeof WORDS, n = 0): string =>
    WORDS[name][lang].replace('{n}', String(n)).replace('{s}', n === 1 ? '' : 's');
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [spokenOf(block.content)];
    case 'list':
      return block.items.flatMap((item, index) => {
        const [first = '', ...rest] = spokenBlocks(item, lang);
        return [`${word('bullet', block.ordered ? block.start + index : index + 1)}${colon}${first}`, ...rest];
      });
    case 'quote':
      return [`${word('quote')}${colon}`, ...spokenBlocks(block.blocks, lang)];
    case 'callout':
      return [`${CALLOUTS[block.tone][lang]}${colon}`, ...spokenBlocks(block.body, lang)];
    case 'code': {
      const lines = block.lines.map(tokens => sanitise(tokens.map(token => token.text).join('')));
      const said = lines.map((text, i) => (block.numbered ? `${word('line', i + 1)}${colon}${text}` : text));
      return [`${word('code', lines.length)}${colon}`, ...said];
    }
    case 'math':
      return [`${word('formula')}${colon}${sanitise(block.spoken ?? block.inline)}`];
    case 'diagram':
      return [`${word('diagram')}${colon}${sanitise(block.alt)}`];
    case 'table':
      return [
        `${word('table', block.rows.length)}${colon}`,
        ...block.rows.map(row => rowWords(block.header, row, comma)),
      ];
    case 'claim':
      return [
        `${CLAIM_LABELS.says[lang]}${colon}`,
        ...spokenBlocks(block.says, lang),
        `${CLAIM_LABELS.holds[lang]}${colon}`,
        ...spokenBlocks(block.holds, lang),
        `${CLAIM_LABELS.verdict[lang]}${colon}${VERDICTS[block.verdict][lang]}`,
      ];
    case 'predict':
      return spokenBlocks(block.body, lang);
    case 'experiment':
    case 'quiz':
      return [`${word(block.kind)}${colon}${block.id}`];
    case 'rule':
    case 'pause':
      return [];
  }
}

const rowWords = (header: readonly (readonly Inline[])[], row: readonly (readonly Inline[])[], comma: string): string =>
  row.map((cell, x) => `${spokenOf(header[x] ?? [])} ${spokenOf(cell)}`.trim()).join(comma);
