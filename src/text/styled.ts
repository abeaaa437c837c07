/** What a run of text means; the theme decides how it looks. */
export type Tone =
  | 'accent'
  | 'heading'
  | 'code'
  | 'math'
  | 'term'
  | 'good'
  | 'bad'
  | 'warn'
  | 'keyword'
  | 'string'
  | 'number'
  | 'comment';

export type Style = {
  readonly bold?: true;
  readonly italic?: true;
  readonly dim?: true;
  readonly underline?: true;
  readonly inverse?: true;
  readonly tone?: Tone;
  readonly href?: string;
};

export type Span = { readonly text: string; readonly style: Style };

/** One line of the screen, left to right; its width is the sum of its spans' widths. */
export type Line = readonly Span[];
