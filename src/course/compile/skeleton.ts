import type { Nodes, Root } from 'mdast';
import { headingId } from './blocks.ts';
import type { Report } from './findings.ts';

/** One block of a lesson, reduced to what both languages share. */
export type Bone = { readonly line: number; readonly what: string };

/** The blocks of a lesson in reading order, without their texts. */
export function skeletonOf(root: Root): Bone[] {
  return root.children.flatMap(bonesOf);
}

function bonesOf(node: Nodes): Bone[] {
  const bone = (what: string): Bone => ({ line: node.position?.start.line ?? 1, what });
  switch (node.type) {
    case 'heading':
      return [bone(`heading ${'#'.repeat(node.depth)} {#${headingId(node) ?? ''}}`)];
    case 'list': {
      const name = `${node.ordered ? 'numbered list' : 'list'} of ${node.children.length}`;
      return [bone(name), ...node.children.flatMap(item => item.children.flatMap(bonesOf))];
    }
    case 'blockquote':
      return [bone('quote'), ...node.children.flatMap(bonesOf)];
    case 'code':
      return [bone(`code in ${node.lang ?? 'no language'}`)];
    case 'math':
      return [bone('formula')];
    case 'table':
      return [bone(`table of ${node.children.length} rows and ${node.children[0]?.children.length ?? 0} columns`)];
    case 'leafDirective':
    case 'containerDirective': {
      const attributes = Object.entries(node.attributes ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
      const text = attributes.map(([key, value]) => `${key}=${value}`).join(' ');
      return [bone(`${node.name}${text && ` {${text}}`}`), ...node.children.flatMap(bonesOf)];
    }
    case 'paragraph':
      return [bone('paragraph')];
    case 'thematicBreak':
      return [bone('"---"')];
    default:
      return [];
  }
}

/** Reports the first block in which the English text departs from the Chinese one. */
export function compareSkeletons(zh: readonly Bone[], en: readonly Bone[], report: Report, zhFile: string): void {
  const length = Math.max(zh.length, en.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [zh[i], en[i]];
    if (a && b && a.what === b.what) continue;
    const left = a ? `${a.what} at line ${a.line}` : `nothing more after line ${zh.at(-1)?.line ?? 1}`;
    const message = `${zhFile} has ${left}, this file has ${b ? b.what : 'nothing more'}; make block ${i + 1} the same`;
    report(b?.line ?? en.at(-1)?.line ?? 1, 'languages-differ', message);
    return;
  }
}
