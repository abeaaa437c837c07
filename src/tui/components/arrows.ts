import type { GlyphTier } from '../../platform/terminal.ts';
import type { Line } from '../../text/styled.ts';
import { width } from '../../text/width.ts';
import { span } from '../theme.ts';

type Hidden = {
  /** Whether there is more above and below. */
  readonly above: boolean;
  readonly below: boolean;
  readonly rows: number;
  /** Cell in which the marks stand. */
  readonly at: number;
};

/** The lines of a window with marks at the right where there is more text in a direction. */
export function withArrows(
  lines: readonly Line[],
  { above, below, rows, at }: Hidden,
  glyphs: GlyphTier,
): readonly Line[] {
  const [up, down] = glyphs === 'full' ? ['▴', '▾'] : ['^', 'v'];
  const marked = [...lines];
  if (above) marked[0] = marking(marked[0] ?? [], up, at);
  if (below) marked[rows - 1] = marking(marked[rows - 1] ?? [], down, at);
  return marked;
}

export const widthOf = (line: Line): number => line.reduce((sum, { text }) => sum + width(text), 0);

const marking = (line: Line, mark: string, at: number): Line => [
  ...line,
  span(' '.repeat(Math.max(0, at - widthOf(line)))),
  span(mark, { tone: 'accent' }),
];
