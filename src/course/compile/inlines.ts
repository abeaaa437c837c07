import type { Nodes, PhrasingContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { Inline } from '../../text/document.ts';
import { didYouMean } from '../suggest.ts';
import { checkEscapes } from './characters.ts';
import type { Context } from './context.ts';
import { compileInlineFormula } from './formula.ts';
import { sourceOf, startOf } from './markdown.ts';

type Emphasis = { readonly bold?: true; readonly italic?: true };

const UNSUPPORTED: Readonly<Record<string, string>> = {
  html: 'HTML is not shown in a terminal; write Markdown, or put it between backticks',
  image: 'pictures are not shown in a terminal; draw a ```diagram',
  imageReference: 'pictures are not shown in a terminal; draw a ```diagram',
  delete: 'struck text is not supported; write "~" as "\\~"',
  footnoteReference: 'footnotes are not supported; use a :::detail block',
  footnoteDefinition: 'footnotes are not supported; use a :::detail block',
  linkReference: 'reference links are not supported; write [text](https://…)',
  definition: 'reference links are not supported; write [text](https://…)',
};

/** Reports a kind of node that the course does not use. */
export function reportUnsupported(node: Nodes, context: Context): void {
  const what = UNSUPPORTED[node.type] ?? `"${node.type}" is not supported; write it another way`;
  context.report(context.lineAt(startOf(node).offset), 'unsupported', what);
}

/** The runs of a line of text: neighbours of one style are joined, line ends between Chinese characters dropped. */
export function compileInlines(nodes: readonly PhrasingContent[], context: Context): Inline[] {
  return dropSoftBreaks(joinText(nodes.flatMap(node => compileInline(node, {}, context))));
}

function compileInline(node: PhrasingContent, style: Emphasis, context: Context): Inline[] {
  const start = startOf(node);
  const inside = (children: readonly PhrasingContent[], added: Emphasis = {}): Inline[] =>
    joinText(children.flatMap(child => compileInline(child, { ...style, ...added }, context)));
  switch (node.type) {
    case 'text':
      checkEscapes(node.value, sourceOf(node, context.source), context.lineAt(start.offset), context.report);
      return [{ kind: 'text', text: node.value, ...style }];
    case 'strong':
      return inside(node.children, { bold: true });
    case 'emphasis':
      return inside(node.children, { italic: true });
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }];
    case 'break':
      return [{ kind: 'break' }];
    case 'inlineMath': {
      const raw = sourceOf(node, context.source);
      const formula = compileInlineFormula(node.value, start.offset + Math.max(0, raw.indexOf(node.value)), context);
      return formula ? [formula] : [];
    }
    case 'link':
      if (!/^https?:\/\//.test(node.url)) {
        const line = context.lineAt(start.offset);
        context.report(line, 'link', `"${node.url}" is not an address; write http:// or https://`);
      }
      return [{ kind: 'link', url: node.url, content: inside(node.children) }];
    case 'textDirective':
      return compileTextDirective(node, style, context, inside);
    default:
      reportUnsupported(node, context);
      return [];
  }
}

function compileTextDirective(
  node: TextDirective,
  style: Emphasis,
  context: Context,
  inside: (children: readonly PhrasingContent[]) => Inline[],
): Inline[] {
  const line = context.lineAt(startOf(node).offset);
  const attributes = node.attributes ?? {};
  const names = Object.keys(attributes);
  if (node.name !== 'term') {
    // `loss:NaN` and `a:b` look like directives and are plain text.
    if (node.children.length === 0 && names.length === 0) {
      return [{ kind: 'text', text: sourceOf(node, context.source), ...style }];
    }
    const hint = didYouMean(node.name, ['term']) || '; write "\\:" for a plain colon';
    context.report(line, 'unknown-directive', `unknown directive ":${node.name}"${hint}`);
    return [];
  }
  for (const name of names) {
    if (name !== 'id') {
      context.report(line, 'unknown-attribute', `unknown attribute "${name}" of :term${didYouMean(name, ['id'])}`);
    }
  }
  if (!attributes.id || node.children.length === 0) {
    context.report(line, 'missing-attribute', 'a term needs a text and an id: :term[text]{id=…}');
    return [];
  }
  context.use({ kind: 'term', id: attributes.id, line });
  return [{ kind: 'term', id: attributes.id, content: inside(node.children) }];
}

function joinText(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text' && last.bold === inline.bold && last.italic === inline.italic) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    } else if (inline.kind !== 'text' || inline.text !== '') joined.push(inline);
  }
  return joined;
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const QUOTE = /[“”‘’…—]/;

function plain(inline: Inline | undefined): string {
  if (!inline || inline.kind === 'break') return '';
  return inline.kind === 'link' || inline.kind === 'term' ? inline.content.map(plain).join('') : inline.text;
}

/** A line end in the source is a space, but between two Chinese characters it is nothing. */
function dropSoftBreaks(inlines: readonly Inline[], before = '', after = ''): Inline[] {
  return inlines.map((inline, i): Inline => {
    const left = i > 0 ? plain(inlines[i - 1]) : before;
    const right = i + 1 < inlines.length ? plain(inlines[i + 1]) : after;
    if (inline.kind === 'link' || inline.kind === 'term') {
      return { ...inline, content: dropSoftBreaks(inline.content, left, right) };
    }
    if (inline.kind !== 'text' || !inline.text.includes('\n')) return inline;
    const whole = left.slice(-1) + inline.text + right.slice(0, 1);
    const shift = left === '' ? 0 : 1;
    const text = inline.text.replace(/\n/g, (_, offset: number) => {
      const a = whole[offset + shift - 1] ?? '';
      const b = whole[offset + shift + 1] ?? '';
      const joins = (WIDE.test(a) && (WIDE.test(b) || QUOTE.test(b))) || (QUOTE.test(a) && WIDE.test(b));
      return joins ? '' : ' ';
    });
    return { ...inline, text };
  });
}
