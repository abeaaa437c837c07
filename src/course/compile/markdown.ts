import type { Nodes, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/** Block constructs that a short text must not fall into: "2. 4" is a number there, not a list. */
const BLOCK_CONSTRUCTS = [
  ...['blockQuote', 'codeFenced', 'codeIndented', 'definition', 'headingAtx', 'htmlFlow', 'list', 'mathFlow'],
  ...['setextUnderline', 'thematicBreak'],
];

/** remark plugin: directives; in short texts only those inside a line. */
function directives(this: Processor, options: { readonly inlineOnly: boolean }): void {
  const syntax = directive();
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  data.micromarkExtensions.push(
    options.inlineOnly ? { ...(syntax.text && { text: syntax.text }), disable: { null: BLOCK_CONSTRUCTS } } : syntax,
  );
  data.fromMarkdownExtensions.push(directiveFromMarkdown());
}

const common = () => unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkCjkFriendly);
const lessonParser = common().use(remarkFrontmatter).use(directives, { inlineOnly: false }).freeze();
const textParser = common().use(directives, { inlineOnly: true }).freeze();

/** Markdown of a lesson with front matter and directives, as mdast with positions. */
export function parseLesson(source: string): Root {
  return lessonParser.parse(source);
}

/** Markdown of a short text (a prompt, an option, a reason): paragraphs only. */
export function parseText(source: string): Root {
  return textParser.parse(source);
}

/** Where a node begins in its source, in characters and lines. */
export function startOf(node: Nodes): { readonly offset: number; readonly line: number } {
  return { offset: node.position?.start.offset ?? 0, line: node.position?.start.line ?? 1 };
}

/** The text of the source that a node was read from. */
export function sourceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
