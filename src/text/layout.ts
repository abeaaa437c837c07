import type { Lang } from '../platform/language.ts';
import type { GlyphTier } from '../platform/terminal.ts';
import { CALLOUTS } from './callouts.ts';
import { layoutClaim } from './claim.ts';
import type { Block, Inline } from './document.ts';
import { codeLines, diagramLines } from './figures.ts';
import { mathLines } from './formula.ts';
import { spansOf } from './inline.ts';
import type { Line, Span } from './styled.ts';
import { tableLines } from './table.ts';
import { width } from './width.ts';
import { sliceSpans, wrapSpans } from './wrap.ts';

export type LayoutOptions = {
  readonly columns: number;
  readonly lang: Lang;
  readonly glyphs: GlyphTier;
  /** Addresses of links are written out. */
  readonly addresses?: boolean;
  /** How a source id is shown; as it is, if absent. */
  readonly source?: (id: string) => string;
};

/** Blocks that a screen puts something live in the place of. */
export type Embed = Extract<Block, { kind: 'experiment' | 'quiz' | 'predict' }>;

export type LaidOut = {
  readonly lines: readonly Line[];
  /** First line of each block but pauses. */
  readonly starts: readonly number[];
  /** Line of each heading. */
  readonly anchors: readonly { readonly id: string; readonly line: number }[];
  /** Each has one line of its own, with its id as text. */
  readonly embeds: readonly { readonly line: number; readonly block: Embed }[];
};

type Draft = {
  lines: Line[];
  starts: number[];
  anchors: { id: string; line: number }[];
  embeds: { line: number; block: Embed }[];
};

/** What was laid out last of each text: a reader turns back and forth between few widths and two languages. */
const done = new WeakMap<readonly Block[], { readonly options: LayoutOptions; readonly laidOut: LaidOut }[]>();
const KEPT = 4;

const isSame = (a: LayoutOptions, b: LayoutOptions): boolean =>
  a.columns === b.columns &&
  a.lang === b.lang &&
  a.glyphs === b.glyphs &&
  a.addresses === b.addresses &&
  a.source === b.source;

/** Blocks as lines of at most `columns` cells, one empty line between blocks. Columns below 10 count as 10. */
export function layoutBlocks(blocks: readonly Block[], options: LayoutOptions): LaidOut {
  const kept = done.get(blocks) ?? [];
  const found = kept.find(entry => isSame(entry.options, options));
  if (found) return found.laidOut;
  const settings = { ...options, columns: Math.max(10, Math.floor(options.columns)) };
  const draft: Draft = { lines: [], starts: [], anchors: [], embeds: [] };
  for (const block of blocks) place(block, settings, draft);
  done.set(blocks, [{ options, laidOut: draft }, ...kept.slice(0, KEPT - 1)]);
  return draft;
}

function place(block: Block, options: LayoutOptions, draft: Draft): void {
  if (block.kind === 'pause') return;
  if (draft.lines.length > 0) draft.lines.push([]);
  const line = draft.lines.length;
  draft.starts.push(line);
  if (block.kind === 'heading') draft.anchors.push({ id: block.id, line });
  if (block.kind === 'predict') placeAll(block.body, options, draft);
  if (block.kind === 'experiment' || block.kind === 'quiz' || block.kind === 'predict') {
    if (draft.lines.length > line) draft.lines.push([]);
    draft.embeds.push({ line: draft.lines.length, block });
    const id = block.kind === 'predict' ? block.experiment : block.id;
    draft.lines.push([{ text: `[${id}]`.slice(0, options.columns), style: { tone: 'accent' } }]);
    return;
  }
  draft.lines.push(...linesOf(block, options));
}

function placeAll(blocks: readonly Block[], options: LayoutOptions, draft: Draft): void {
  blocks.forEach((block, index) => {
    if (index > 0) draft.lines.push([]);
    draft.lines.push(...linesOf(block, options));
  });
}

function linesOf(block: Block, options: LayoutOptions): readonly Line[] {
  const { columns, glyphs } = options;
  switch (block.kind) {
    case 'heading':
      return wrapSpans(spansOf(block.content, { bold: true, tone: 'heading' }, options), columns);
    case 'paragraph':
      return wrapSpans(spansOf(block.content, {}, options), columns);
    case 'list':
      return listLines(block, options);
    case 'quote':
      return barred(layoutBlocks(block.blocks, { ...options, columns: columns - 2 }).lines, glyphs, {});
    case 'callout':
      return calloutLines(block, options);
    case 'code':
      return codeLines(block, options);
    case 'math':
      return mathLines(block, options);
    case 'diagram':
      return diagramLines(block, options);
    case 'table':
      return tableLines(block, options);
    case 'claim':
      return layoutClaim(block, options, layoutBlocks);
    case 'rule':
      return [[{ text: (glyphs === 'full' ? '─' : '-').repeat(Math.min(columns, 24)), style: { dim: true } }]];
    case 'pause':
    case 'experiment':
    case 'quiz':
    case 'predict':
      return [];
  }
}

function listLines(block: Extract<Block, { kind: 'list' }>, options: LayoutOptions): Line[] {
  const bullet = options.glyphs === 'full' ? '•' : '-';
  const widest = `${block.start + block.items.length - 1}. `.length;
  return block.items.flatMap((item, index) => {
    const mark = block.ordered ? `${block.start + index}. `.padStart(widest) : `${bullet} `;
    const { lines } = layoutBlocks(item, { ...options, columns: options.columns - width(mark) });
    return indented(lines, mark);
  });
}

/** The first line behind a mark, the others under it. */
export function indented(lines: readonly Line[], mark: string, style: Span['style'] = { dim: true }): Line[] {
  const blank: Span = { text: ' '.repeat(width(mark)), style: {} };
  return lines.map((line, index) =>
    index === 0 ? [{ text: mark, style }, ...line] : line.length ? [blank, ...line] : [],
  );
}

/** At most `rows` lines; a text that breaks off ends in `…`. */
export function shortened(lines: readonly Line[], rows: number): readonly Line[] {
  const last = lines[rows - 1];
  if (lines.length <= rows || !last) return lines.slice(0, Math.max(0, rows));
  const text = last.map(span => span.text).join('');
  const cut = text.replace(/[\s，。、；：,.;:]+$/, '').slice(0, Math.max(0, text.length - 1));
  return [
    ...lines.slice(0, rows - 1),
    [...sliceSpans(last, { from: 0, to: cut.length }), { text: '…', style: last.at(-1)?.style ?? {} }],
  ];
}

/** A quiet bar at the left. */
export const barred = (lines: readonly Line[], glyphs: GlyphTier, style: Span['style']): Line[] =>
  lines.map(line => [{ text: glyphs === 'full' ? '▏ ' : '| ', style: { dim: true, ...style } }, ...line]);

function calloutLines(block: Extract<Block, { kind: 'callout' }>, options: LayoutOptions): Line[] {
  const tone = block.tone === 'warning' ? 'warn' : 'accent';
  const label: Line = [{ text: CALLOUTS[block.tone][options.lang], style: { bold: true, tone } }];
  const body = layoutBlocks(block.body, { ...options, columns: options.columns - 2 }).lines;
  return barred([label, ...body], options.glyphs, { tone });
}

/** A short text as lines. */
export const layoutInlines = (inlines: readonly Inline[], options: LayoutOptions): Line[] =>
  wrapSpans(spansOf(inlines, {}, options), Math.max(10, options.columns));

/** The screens of a lesson: what lies between its pauses. */
export function splitScreens(blocks: readonly Block[]): Block[][] {
  const screens: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'pause') screens.push([]);
    else screens.at(-1)?.push(block);
  }
  return screens;
}

/** Lines without their styles. */
export const plainText = (lines: readonly Line[]): string =>
  lines
    .map(line =>
      line
        .map(span => span.text)
        .join('')
        .trimEnd(),
    )
    .join('\n');
