import type { GlyphTier } from '../platform/terminal.ts';
import type { Inline } from './document.ts';
import { inlineFor } from './formula.ts';
import { safeAddress, sanitise } from './sanitise.ts';
import { spaced } from './spacing.ts';
import type { Span, Style } from './styled.ts';

/** `addresses`: those of links stand in brackets behind them, because nothing can be clicked. */
export type InlineLook = { readonly glyphs: GlyphTier; readonly addresses?: boolean };

/**
 * Inline content as styled text, with gaps between Chinese and Latin. Everything that came from a file is stripped of
 * control characters here.
 */
export function spansOf(inlines: readonly Inline[], base: Style = {}, look: InlineLook = { glyphs: 'full' }): Span[] {
  return spaced(inlines.flatMap(inline => spansOfOne(inline, base, look)));
}

function spansOfOne(inline: Inline, base: Style, look: InlineLook): Span[] {
  const inside = (content: readonly Inline[], style: Style): Span[] =>
    content.flatMap(child => spansOfOne(child, style, look));
  switch (inline.kind) {
    case 'text': {
      const bold = inline.bold ? ({ bold: true } as const) : {};
      const italic = inline.italic ? ({ italic: true } as const) : {};
      return [{ text: sanitise(inline.text), style: { ...base, ...bold, ...italic } }];
    }
    case 'code':
      return [{ text: sanitise(inline.text), style: { ...base, tone: 'code' } }];
    case 'math':
      return [{ text: sanitise(inlineFor(inline.text, inline.ascii, look.glyphs)), style: { ...base, tone: 'math' } }];
    case 'link':
      return linkSpans(inline.url, inside(inline.content, { ...base, underline: true }), base, look);
    case 'term':
      return inside(inline.content, { ...base, tone: 'term' });
    case 'break':
      return [{ text: '\n', style: base }];
  }
}

function linkSpans(url: string, content: readonly Span[], base: Style, { addresses }: InlineLook): Span[] {
  const address = safeAddress(url);
  if (address === undefined) return [...content];
  const linked = content.map(({ text, style }): Span => ({ text, style: { ...style, href: address } }));
  const shown = content.map(span => span.text).join('');
  const known = !addresses || shown === address || shown === url || `https://${shown}` === url;
  return known ? linked : [...linked, { text: ` (${address})`, style: { ...base, dim: true } }];
}

/** The words alone. */
export const textOf = (inlines: readonly Inline[]): string =>
  spansOf(inlines)
    .map(span => span.text)
    .join('');

/** The words as a voice reads them: formulas in words. */
export const spokenOf = (inlines: readonly Inline[]): string =>
  spaced(inlines.flatMap(spokenSpans))
    .map(span => span.text)
    .join('');

function spokenSpans(inline: Inline): Span[] {
  if (inline.kind === 'math') return [{ text: sanitise(inline.spoken ?? inline.text), style: { tone: 'math' } }];
  return 'content' in inline ? inline.content.flatMap(spokenSpans) : spansOfOne(inline, {}, { glyphs: 'full' });
}
