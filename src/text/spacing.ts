import type { Span } from './styled.ts';

/** Letters, digits and what belongs to them, of scripts that stand apart from Chinese by a gap. */
const LATIN_END = /[\p{sc=Latin}\p{sc=Greek}\p{Nd}\p{No}\p{M}%℃‰°′ʹ+]$/u;
const LATIN_START = /^([\p{sc=Latin}\p{sc=Greek}\p{Nd}\p{No}∂∇√∑∏∫@#]|[−+±-][\p{Nd}\p{sc=Latin}\p{sc=Greek}])/u;
const HAN_END = /\p{sc=Han}$/u;
const HAN_START = /^\p{sc=Han}/u;

/** A formula or a piece of code is Latin at both ends, whatever it begins with, unless that is a full-width mark. */
const isForeign = ({ style }: Span): boolean => style.tone === 'math' || style.tone === 'code';

const BETWEEN = new RegExp(
  `(?<=\\p{sc=Han})(?=${LATIN_START.source.slice(1)})|(?<=${LATIN_END.source.slice(0, -1)})(?=\\p{sc=Han})`,
  'gu',
);

const isHanText = /\p{sc=Han}/u;

function needsGap(left: Span, right: Span): boolean {
  const [before, after] = [left.text, right.text];
  if (before === '' || after === '') return false;
  const leftForeign = isForeign(left) && !isHanText.test(before.slice(-1));
  const rightForeign = isForeign(right) && !isHanText.test(after.slice(0, 1));
  if (HAN_END.test(before)) return rightForeign || (!isForeign(right) && LATIN_START.test(after));
  return HAN_START.test(after) && !isForeign(right) && (leftForeign || (!isForeign(left) && LATIN_END.test(before)));
}

/**
 * Chinese text with a gap of one cell between Chinese characters and Latin letters, digits, formulas and code, where the
 * author left none. Beside punctuation there is none, and none is put into formulas and code.
 */
export function spaced(spans: readonly Span[]): Span[] {
  if (!spans.some(span => isHanText.test(span.text))) return [...spans];
  return spans.flatMap((span, index): Span[] => {
    const before = spans[index - 1];
    const own = isForeign(span) ? span : { ...span, text: span.text.replace(BETWEEN, ' ') };
    if (!before || !needsGap(before, span)) return [own];
    return [{ text: ' ', style: gapStyle(before, span) }, own];
  });
}

/** The gap belongs to a link only where both sides do. */
const gapStyle = (left: Span, right: Span): Span['style'] =>
  left.style.href !== undefined && left.style.href === right.style.href
    ? { underline: true, href: left.style.href }
    : {};
