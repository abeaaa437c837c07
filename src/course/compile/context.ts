import type { Lang } from '../../platform/language.ts';
import type { ClaimKind, ClaimVerdict } from '../../text/document.ts';
import type { Report } from './findings.ts';

/** Something that a text mentions and that must exist elsewhere in the course. */
export type Use = { readonly line: number } & (
  | { readonly kind: 'term' | 'source' | 'quiz' | 'lesson'; readonly id: string }
  | { readonly kind: 'experiment'; readonly id: string; readonly preset?: string }
  | {
      readonly kind: 'claim';
      readonly id: string;
      /** Only where a lesson treats the claim; a question merely names it. */
      readonly treated?: {
        readonly verdict: ClaimVerdict;
        readonly evidence: ClaimKind;
        readonly sources: readonly string[];
        readonly check?: string;
      };
    }
  | { readonly kind: 'passage'; readonly lesson: string; readonly id: string }
);

/** What the compiler of one text writes to. */
export type Context = {
  readonly lang: Lang;
  /** The Markdown being compiled. */
  readonly source: string;
  /** Line in the file of a character of `source`. */
  readonly lineAt: (offset: number) => number;
  readonly report: Report;
  readonly use: (use: Use) => void;
};
