import type { Block, Inline } from '../text/document.ts';
import type { CourseIndex, LessonMeta, Source } from './types.ts';

/** Address of a source: of an arXiv id, a DOI, or as it is; null where it has none. */
export function addressOf({ where }: Pick<Source, 'where'>): string | null {
  const [, kind = '', id = ''] = /^(arxiv|doi):\s*(\S+)/i.exec(where) ?? [];
  if (kind) return kind.toLowerCase() === 'doi' ? `https://doi.org/${id}` : `https://arxiv.org/abs/${id}`;
  return /^https?:\/\/\S+$/.test(where) ? where : null;
}

/** The first lesson that teaches a term, or cites a source. */
export function firstLessonWith(course: CourseIndex, kind: 'terms' | 'sources', id: string): LessonMeta | null {
  return course.chapters.flatMap(({ lessons }) => lessons).find(lesson => lesson[kind].includes(id)) ?? null;
}

/** All inline contents of blocks, in reading order. */
function inlinesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.content];
    case 'list':
      return block.items.flatMap(item => item.flatMap(inlinesOf));
    case 'quote':
      return block.blocks.flatMap(inlinesOf);
    case 'predict':
    case 'callout':
      return block.body.flatMap(inlinesOf);
    case 'claim':
      return [...block.says, ...block.holds].flatMap(inlinesOf);
    case 'table':
      return [...block.header, ...block.rows.flat()];
    default:
      return [];
  }
}

const termsIn = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap(inline => {
    if (inline.kind === 'term') return [inline.id, ...termsIn(inline.content)];
    return inline.kind === 'link' ? termsIn(inline.content) : [];
  });

/** Ids of the terms that blocks speak of, in reading order, each once. */
export const termsOf = (blocks: readonly Block[]): string[] => [...new Set(blocks.flatMap(inlinesOf).flatMap(termsIn))];

/** Ids of the sources that the claims of blocks cite, in reading order, each once. */
export const sourcesOf = (blocks: readonly Block[]): string[] => [
  ...new Set(blocks.flatMap(block => (block.kind === 'claim' ? block.sources : []))),
];

/** Id of the heading under which a term is first spoken of; null where it never is. */
export function headingOfTerm(blocks: readonly Block[], term: string): string | null {
  let heading: string | null = null;
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block.id;
    if (termsOf([block]).includes(term)) return heading;
  }
  return null;
}
