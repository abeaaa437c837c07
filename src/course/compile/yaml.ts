import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar, visit } from 'yaml';
import { checkEscapes } from './characters.ts';
import type { Report } from './findings.ts';

export type Path = readonly (string | number)[];

/** A YAML document that knows where each of its values stands. Lines count from 1 in the file that holds it. */
export type YamlFile = {
  readonly value: unknown;
  /** Line of the key (or list item) at a path; of its nearest existing ancestor when the path does not exist. */
  readonly lineOf: (path: Path) => number;
  /** Line of the character at `offset` of the text at a path: texts may run over several lines. */
  readonly lineInside: (path: Path, offset: number) => number;
};

const KNOWN_TAIL = 16;

/**
 * Parses YAML. Syntax errors and repeated keys are reported; then the result is undefined.
 * `firstLine` is the line of the file at which the text begins (front matter begins below its fence).
 */
export function readYaml(source: string, report: Report, firstLine = 1): YamlFile | undefined {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, uniqueKeys: true });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  for (const error of document.errors) {
    report(lineAt(error.pos[0]), 'yaml', `${error.message.split('\n')[0]}; quote the value if it is a text`);
  }
  if (document.errors.length > 0) return undefined;
  visit(document, {
    Scalar: (_, { value, range, type }) => {
      if (typeof value !== 'string' || type !== Scalar.QUOTE_DOUBLE || !range) return;
      checkEscapes(value, source.slice(range[0], range[1]), lineAt(range[0]), report);
    },
  });

  const find = (path: Path): { node: Node | null; line: number } => {
    let node = document.contents as Node | null;
    let line = lineAt(node?.range?.[0] ?? 0);
    for (const step of path) {
      let next: Node | null = null;
      if (isMap(node)) {
        const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(step));
        if (!pair) return { node: null, line };
        line = lineAt((pair.key as Scalar).range?.[0] ?? 0);
        next = pair.value as Node | null;
      } else if (isSeq(node)) {
        next = (node.items[Number(step)] as Node | undefined) ?? null;
        if (next?.range) line = lineAt(next.range[0]);
      }
      if (!next) return { node: null, line };
      node = next;
    }
    return { node, line };
  };

  const lineInside = (path: Path, offset: number): number => {
    const { node, line } = find(path);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return line;
    const before = node.value.slice(0, offset).split('\n').length - 1;
    if (node.type === Scalar.BLOCK_LITERAL) return lineAt(node.range[0]) + 1 + before;
    // Folding loses the line ends, so the characters are looked up in the raw text.
    const tail = node.value.slice(offset, offset + KNOWN_TAIL).split('\n')[0] ?? '';
    const raw = source.slice(node.range[0], node.range[1]);
    const from = Math.max(0, raw.indexOf(tail, Math.min(offset, raw.length)));
    const found = tail === '' ? -1 : raw.indexOf(tail, from);
    return lineAt(node.range[0] + Math.max(0, found));
  };

  return { value: document.toJS() as unknown, lineOf: path => find(path).line, lineInside };
}
