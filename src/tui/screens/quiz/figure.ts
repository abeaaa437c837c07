import { drawLines, drawPicture } from '../../../charts/index.ts';
import type { Figure } from '../../../quiz/types.ts';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { span } from '../../theme.ts';
import type { Look } from './row.ts';

const WIDEST = 64;
const ROWS = 9;
const TIGHT_ROWS = 6;

/** A chart without colours: its lines are told apart by their labels. A screen reader gets the same in words. */
export function figureLines(figure: Figure, look: Look, tight: boolean): Line[] {
  const size = { columns: Math.min(WIDEST, look.columns), rows: tight ? TIGHT_ROWS : ROWS };
  const plain = { lang: look.lang, capabilities: { ...look.capabilities, color: 0 as const } };
  const chart = figure.kind === 'lines' ? drawLines(figure, size, plain) : drawPicture(figure, size, plain);
  if (look.capabilities.screenReader) return wrapSpans([span(chart.text)], look.columns);
  return chart.lines.map(line => [span(line.trimEnd(), { tone: 'accent' })]);
}
