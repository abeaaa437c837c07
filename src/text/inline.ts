import type { Inline } from './document.ts';
import { sanitise } from './sanitise.ts';
import type { Span, Style } from './styled.ts';

/** Inline content as styled text. Everything that came from a file is stripped of control characters here. */
export function spansOf(inlines: readonly Inline[], base: Style = {}): Span[] {
  return inlines.flatMap(inline => spansOfOne(inline, base));
}

function spansOfOne(inline: Inline, base: Style): Span[] {
  switch (inline.kind) {
    case 'text': {
      const bold = inline.bold ? ({ bold: true } as const) : {};
      const italic = inline.italic ? ({ italic: true } as const) : {};
      return [{ text: sanitise(inline.text), style: { ...base, ...bold, ...italic } }];
    }
    case 'code':
      return [{ text: sanitise(inline.text), style: { ...base, tone: 'code' } }];
    case 'math':
      return [{ text: sanitise(inline.text), style: { ...base, tone: 'math' } }];
    case 'link':
      return spansOf(inline.content, { ...base, underline: true, href: sanitise(inline.url) });
    case 'term':
      return spansOf(inline.content, { ...base, tone: 'term' });
    case 'break':
      return [{ text: '\n', style: base }];
  }
}

/** The words alone. */
export const textOf = (inlines: readonly Inline[]): string =>
  spansOf(inlines)
    .map(span => span.text)
    .join('');
