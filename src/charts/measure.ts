import stringWidth from 'string-width';
import type { GlyphTier } from '../platform/terminal.ts';
import { graphemes, width } from '../text/width.ts';

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** One user-perceived character and the cells it takes (1 or 2). */
export type Glyph = { readonly text: string; readonly width: number };

/** What stands for a glyph that the tier cannot show. */
const PLAIN: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '×': 'x',
  '·': '*',
  '⋅': '*',
  '−': '-',
  '–': '-',
  '—': '-',
  '±': '+-',
  '√': 'sqrt',
  '∂': 'd',
  '∇': 'grad ',
  Σ: 'sum',
  '∑': 'sum',
  '∏': 'prod',
  '≤': '<=',
  '≥': '>=',
  '≈': '~',
  '≠': '!=',
  '∞': 'inf',
  '→': '->',
  '←': '<-',
  '⟶': '->',
  '…': '...',
  '′': "'",
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '²': '^2',
  '³': '^3',
  ᵀ: '^T',
  '⊙': '*',
  '°': ' deg',
  '÷': '/',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'eps',
  η: 'eta',
  θ: 'theta',
  λ: 'lambda',
  μ: 'mu',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  ω: 'omega',
  Δ: 'Delta',
  ŷ: 'y^',
  '₀': '0',
  '₁': '1',
  '₂': '2',
  '₃': '3',
  '₄': '4',
  '⁻': '-',
  '¹': '1',
};

const ambiguous = new Map<string, boolean>();

/** True for glyphs that some terminals draw two cells wide though they count as one (UAX 11, class A). */
export function isAmbiguous(glyph: string): boolean {
  let known = ambiguous.get(glyph);
  if (known === undefined) {
    known = width(glyph) !== stringWidth(glyph, { ambiguousIsNarrow: false });
    ambiguous.set(glyph, known);
  }
  return known;
}

/** The text with what the tier cannot show replaced; wide (Chinese) text stays in every tier. */
export function forTier(text: string, tier: GlyphTier): string {
  if (tier === 'full' || PRINTABLE_ASCII.test(text)) return text;
  let out = '';
  for (const segment of graphemes(text)) {
    const wide = width(segment) > 1;
    const fits = tier === 'safe' ? wide || !isAmbiguous(segment) : wide || PRINTABLE_ASCII.test(segment);
    out += fits ? segment : (PLAIN[segment] ?? '?');
  }
  return out;
}

/** The glyphs of a text that take room; control characters and lone marks are left out. */
export function glyphsOf(text: string): Glyph[] {
  if (PRINTABLE_ASCII.test(text)) return Array.from(text, char => ({ text: char, width: 1 }));
  const glyphs: Glyph[] = [];
  for (const segment of graphemes(text)) {
    const taken = width(segment);
    if (taken > 0) glyphs.push({ text: segment, width: Math.min(2, taken) });
  }
  return glyphs;
}

const REMEMBERED = 2000;
const measured = new Map<string, number>();

/** Cells that a text takes in a grid. */
export function cells(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let known = measured.get(text);
  if (known === undefined) {
    known = glyphsOf(text).reduce((sum, glyph) => sum + glyph.width, 0);
    if (measured.size >= REMEMBERED) measured.clear();
    measured.set(text, known);
  }
  return known;
}

/** The longest beginning of a text that fits; `..` marks the cut where there is room for it. */
export function clip(text: string, columns: number): string {
  if (cells(text) <= columns) return text;
  const room = columns >= 4 ? columns - 2 : columns;
  let used = 0;
  let out = '';
  for (const glyph of glyphsOf(text)) {
    if (used + glyph.width > room) break;
    out += glyph.text;
    used += glyph.width;
  }
  return columns >= 4 ? `${out}..` : out;
}

/** A text broken into lines at spaces and between Chinese characters. */
export function fold(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(
    /[\u2e80-\u9fff\uff00-\uffef][，。；：！？、）」]*|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+/gu,
  ) ?? []) {
    if (line !== '' && cells(line) + cells(piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (line !== '' || piece.trim() !== '') line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
