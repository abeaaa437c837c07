/**
 * The compiled form of everything that is read: lessons, questions, reasons. Written by `course/` at build time,
 * laid out by `text/`, never parsed on the way to the first frame. Plain JSON.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: true; readonly italic?: true }
  | { readonly kind: 'code'; readonly text: string }
  /** A formula on one line, already in Unicode. `ascii` and `spoken` are left out where they are `text` again. */
  | {
      readonly kind: 'math';
      readonly text: string;
      readonly tex: string;
      readonly ascii?: string;
      readonly spoken?: string;
    }
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly Inline[] }
  | { readonly kind: 'term'; readonly id: string; readonly content: readonly Inline[] }
  | { readonly kind: 'break' };

/** A run of code with the class that the highlighter gave it (`keyword`, `string`, `number`, `comment`, …) or ''. */
export type CodeToken = { readonly text: string; readonly class: string };

export type ClaimKind = 'measured' | 'derivation' | 'literature';
export type ClaimVerdict = 'holds' | 'refine' | 'dated' | 'wrong' | 'unsourced';

/** Numbers in a column to the right have their decimal points one below the other. */
export type Align = 'left' | 'right' | 'center';

/** Part of a formula in two dimensions, between two places where a line may end. */
export type MathPiece = {
  readonly lines: readonly string[];
  readonly baseline: number;
  /** It begins a row or stands behind a relation: a better place for a break than plus and minus are. */
  readonly relation: boolean;
};

/** A formula in two dimensions, in lines of equal width, and on one line. `pieces`: rows of parts, if it is wide. */
export type Formula = {
  readonly lines: readonly string[];
  readonly inline: string;
  readonly pieces?: readonly (readonly MathPiece[])[];
};

export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly id: string; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly Block[][] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  /** `numbered`: lines carry their numbers, because the text speaks of them. */
  | {
      readonly kind: 'code';
      readonly lang: string;
      readonly lines: readonly (readonly CodeToken[])[];
      readonly numbered?: true;
    }
  /** A formula of its own; `ascii` for terminals with little more, `spoken` in words of the lesson's language. */
  | (Formula & { readonly kind: 'math'; readonly tex: string; readonly ascii?: Formula; readonly spoken?: string })
  /** A picture drawn in characters: fenced block with language `diagram` and a caption (`alt="…"`), never wrapped. */
  | { readonly kind: 'diagram'; readonly lines: readonly string[]; readonly alt: string }
  | {
      readonly kind: 'table';
      readonly align: readonly Align[];
      readonly header: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'rule' }
  /** End of a screen of the lesson. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'experiment'; readonly id: string; readonly preset?: string }
  | { readonly kind: 'quiz'; readonly id: string }
  | { readonly kind: 'predict'; readonly experiment: string; readonly body: readonly Block[] }
  /** First paragraph of the source: what the notes say; the rest: what holds. */
  | {
      readonly kind: 'claim';
      readonly id: string;
      readonly verdict: ClaimVerdict;
      readonly evidence: ClaimKind;
      readonly sources: readonly string[];
      readonly check?: string;
      readonly says: readonly Block[];
      readonly holds: readonly Block[];
    }
  | { readonly kind: 'callout'; readonly tone: 'note' | 'warning' | 'detail'; readonly body: readonly Block[] };

/** A short text in both languages, compiled. */
export type Rich = { readonly zh: readonly Inline[]; readonly en: readonly Inline[] };
