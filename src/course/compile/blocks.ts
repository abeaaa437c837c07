import type { Code, Heading, List, RootContent, Table } from 'mdast';
import type { Block } from '../../text/document.ts';
import { width } from '../../text/width.ts';
import { didYouMean } from '../suggest.ts';
import type { Context } from './context.ts';
import { compileDirective } from './embeds.ts';
import type { Report } from './findings.ts';
import { compileFormula } from './formula.ts';
import { highlight, LANGUAGES, languageNamed } from './highlight.ts';
import { compileInlines, reportUnsupported } from './inlines.ts';
import { sourceOf, startOf } from './markdown.ts';

/** Widest line of code or of a picture drawn in characters, in cells: it fits every screen of 80 columns. */
export const FIGURE_COLUMNS = 72;
/** Columns of the text of a lesson on a screen of 80. */
const FORMULA_COLUMNS = 76;
const HEADING_ID = /\s*\{#([^}]*)\}\s*$/;
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Blocks of a lesson or of a part of it. `top`: headings and directives may stand only there. */
export function compileBlocks(nodes: readonly RootContent[], context: Context, top: boolean): Block[] {
  return nodes.flatMap(node => compileBlock(node, context, top) ?? []);
}

function compileBlock(node: RootContent, context: Context, top: boolean): Block | undefined {
  const line = context.lineAt(startOf(node).offset);
  switch (node.type) {
    case 'yaml':
      return undefined;
    case 'heading':
      if (!top) context.report(line, 'nested', 'a heading stands at the top level only; move it out');
      return compileHeading(node, line, context);
    case 'paragraph': {
      const raw = sourceOf(node, context.source);
      if (/^::/.test(raw)) {
        const message = `"${raw.split('\n')[0]}" was not read as a directive; no space before "{", quotes around values`;
        context.report(line, 'broken-directive', message);
      }
      return { kind: 'paragraph', content: compileInlines(node.children, context) };
    }
    case 'list':
      return compileList(node, context);
    case 'blockquote':
      return { kind: 'quote', blocks: compileBlocks(node.children, context, false) };
    case 'code':
      return compileCode(node, line, context);
    case 'math': {
      const raw = sourceOf(node, context.source);
      const first = node.value.split('\n')[0] ?? '';
      const begin = startOf(node).offset + Math.max(0, raw.indexOf(first, raw.indexOf('\n')));
      const formula = compileFormula(node.value, begin, context);
      const columns = Math.max(0, ...(formula?.lines.map(width) ?? []));
      if (columns > FORMULA_COLUMNS) {
        const message = `this formula is ${columns} cells wide; at most ${FORMULA_COLUMNS} fit a screen, so break it with aligned`;
        context.report(line, 'wide-formula', message, 'warning');
      }
      return formula;
    }
    case 'table':
      return compileTable(node, context);
    case 'thematicBreak':
      if (/^[*_]/.test(sourceOf(node, context.source))) return { kind: 'rule' };
      context.report(
        line,
        'unsupported',
        '"---" stands only in a :::claim; use ::pause to end a screen, or "***" for a rule',
      );
      return undefined;
    case 'leafDirective':
    case 'containerDirective':
      if (!top) {
        context.report(
          line,
          'nested',
          `"${node.name}" stands at the top level only; move it out, or close the block above`,
        );
        return undefined;
      }
      return compileDirective(node, context, body => compileBlocks(body, context, false));
    default:
      reportUnsupported(node, context);
      return undefined;
  }
}

/** The id that a heading carries in its text, `## Title {#id}`; undefined if it has none. */
export function headingId(node: Heading): string | undefined {
  const last = node.children.at(-1);
  return last?.type === 'text' ? HEADING_ID.exec(last.value)?.[1] : undefined;
}

function compileHeading(node: Heading, line: number, context: Context): Block | undefined {
  if (sourceOf(node, context.source).includes('\n')) {
    const message = 'a line of "---" or "===" below a text makes it a heading; leave a blank line between';
    context.report(line, 'heading', message);
    return undefined;
  }
  if (node.depth < 2 || node.depth > 3) {
    context.report(line, 'heading', 'headings are ## and ###; the title stands in the front matter');
  }
  const id = headingId(node);
  if (id === undefined || !KEBAB.test(id)) {
    context.report(line, 'heading-id', 'a heading ends with an id in lower case, like {#chain-rule}; add it');
    return undefined;
  }
  const children = node.children.map(child =>
    child.type === 'text' && child === node.children.at(-1)
      ? { ...child, value: child.value.replace(HEADING_ID, '') }
      : child,
  );
  return { kind: 'heading', depth: node.depth, id, content: compileInlines(children, context) };
}

function compileList(node: List, context: Context): Block {
  for (const item of node.children) {
    if (typeof item.checked === 'boolean') {
      const line = context.lineAt(startOf(item).offset);
      context.report(line, 'unsupported', 'task lists are not supported; leave out the [ ]');
    }
  }
  return {
    kind: 'list',
    ordered: node.ordered === true,
    start: node.start ?? 1,
    items: node.children.map(item => compileBlocks(item.children, context, false)),
  };
}

function compileTable(node: Table, context: Context): Block {
  const [header = [], ...rows] = node.children.map(row =>
    row.children.map(cell => compileInlines(cell.children, context)),
  );
  const columns = header.length;
  for (const row of node.children.filter(candidate => candidate.children.length !== columns)) {
    const line = context.lineAt(startOf(row).offset);
    context.report(
      line,
      'table',
      `this row has ${row.children.length} cells, the header ${columns}; write "|" in a cell as "\\|"`,
    );
  }
  return { kind: 'table', align: header.map((_, i) => node.align?.[i] ?? 'left'), header, rows };
}

function compileCode(node: Code, line: number, context: Context): Block | undefined {
  if (node.lang === 'diagram') return compileDiagram(node, line, context);
  const language = languageNamed(node.lang ?? '');
  if (!language) {
    const hint = didYouMean(node.lang ?? '', LANGUAGES) || `; write one of ${LANGUAGES.join(', ')}, diagram`;
    context.report(line, 'code-language', `unknown language "${node.lang ?? ''}" of code${hint}`);
    return undefined;
  }
  const numbered = node.meta === 'numbered';
  if (node.meta && !numbered) {
    context.report(
      line,
      'unknown-attribute',
      `"${node.meta}" behind the language means nothing; delete it, or write "numbered"`,
    );
  }
  checkWidths(node.value, 'code', i => line + 1 + i, context.report);
  return { kind: 'code', lang: language, lines: highlight(node.value, language), ...(numbered && { numbered }) };
}

function compileDiagram(node: Code, line: number, context: Context): Block | undefined {
  const alt = /^alt="([^"]+)"$/.exec(node.meta?.trim() ?? '')?.[1];
  if (!alt) {
    context.report(line, 'missing-attribute', 'a diagram needs a text for those who cannot see it: ```diagram alt="…"');
    return undefined;
  }
  const lines = node.value.split('\n');
  checkWidths(node.value, 'diagram', i => line + 1 + i, context.report);
  return { kind: 'diagram', lines, alt };
}

/** Warns of each line that is wider than every screen. `lineOf` gives the line in the file of a line of the text. */
export function checkWidths(
  text: string,
  kind: 'code' | 'diagram',
  lineOf: (i: number) => number,
  report: Report,
): void {
  for (const [i, row] of text.replace(/\n+$/, '').split('\n').entries()) {
    const columns = width(row.replaceAll('\t', '    '));
    if (columns <= FIGURE_COLUMNS) continue;
    const message = `this line of the ${kind} is ${columns} cells wide; at most ${FIGURE_COLUMNS} fit every screen`;
    report(lineOf(i), `wide-${kind}`, message, 'warning');
  }
}
