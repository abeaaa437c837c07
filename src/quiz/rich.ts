import type { Lang } from '../platform/language.ts';
import type { Inline, Rich } from '../text/document.ts';
import { mathToText, speak } from '../text/math/index.ts';

const PART = /\$([^$]+)\$|`([^`]+)`/g;

function mathOf(tex: string, lang: Lang): Inline {
  const { unicode, ascii } = mathToText(tex);
  return { kind: 'math', text: unicode, tex, ascii, spoken: speak(tex, lang) };
}

function inlines(text: string, lang: Lang): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  const plain = (upTo: number): void => {
    if (upTo > end) parts.push({ kind: 'text', text: text.slice(end, upTo) });
  };
  for (const match of text.matchAll(PART)) {
    plain(match.index);
    const [whole, tex, code] = match;
    if (tex !== undefined) parts.push(mathOf(tex, lang));
    else parts.push({ kind: 'code', text: code ?? '' });
    end = match.index + whole.length;
  }
  plain(text.length);
  return parts;
}

/** The texts of a template with their `$formulas$` and `` `code` ``. The rest of Markdown is not for templates. */
export function richOf(zh: string, en: string): Rich {
  return { zh: inlines(zh, 'zh'), en: inlines(en, 'en') };
}
