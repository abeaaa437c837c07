import type { Node } from './node.ts';

const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['α alpha', 'β beta', 'γ gamma', 'δ delta', 'ε epsilon', 'ζ zeta', 'η eta', 'θ theta', 'ϑ theta', 'ι iota'],
    ...['κ kappa', 'λ lambda', 'μ mu', 'ν nu', 'ξ xi', 'π pi', 'ρ rho', 'σ sigma', 'τ tau', 'υ upsilon', 'φ phi'],
    ...['χ chi', 'ψ psi', 'ω omega', 'Γ Gamma', 'Δ Delta', 'Θ Theta', 'Λ Lambda', 'Ξ Xi', 'Π Pi', 'Σ Sigma'],
    ...['Υ Upsilon', 'Φ Phi', 'Ψ Psi', 'Ω Omega'],
  ].map(pair => pair.split(' ') as [string, string]),
);

/** The name of a Greek letter, capital letters with a capital; undefined for all else. */
export const greekName = (character: string): string | undefined =>
  Object.hasOwn(GREEK, character) ? GREEK[character] : undefined;

/** Whether a word is the name of a letter, not of a function. */
export const isGreekName = (text: string): boolean => Object.values(GREEK).includes(text);

const SIGNS: Readonly<Record<string, string>> = {
  '∂': 'd',
  '∇': 'grad',
  '∞': 'inf',
  ℓ: 'l',
  ℏ: 'h',
  ı: 'i',
  ȷ: 'j',
  '⋯': '...',
  '…': '...',
  '⋮': ':',
  '⋱': '...',
  '′': "'",
  '∀': 'for all',
  '∃': 'exists',
  '∅': 'empty',
  ᵀ: 'T',
  '°': 'deg',
  '∘': 'o',
  '•': '*',
  '⋆': '*',
  '∗': '*',
  '†': '+',
  '∠': 'angle',
  '△': 'triangle',
  ℜ: 'Re',
  ℑ: 'Im',
  '⟨': '<',
  '⟩': '>',
  '‖': '||',
  '⌊': 'floor(',
  '⌋': ')',
  '⌈': 'ceil(',
  '⌉': ')',
  '¬': 'not',
  '✓': 'v',
  '∴': 'therefore',
  '∵': 'because',
  ℝ: 'R',
  ℕ: 'N',
  ℤ: 'Z',
  ℚ: 'Q',
  ℂ: 'C',
  ℙ: 'P',
  ℍ: 'H',
  𝔼: 'E',
  𝕍: 'V',
  𝕀: 'I',
  '𝟙': '1',
  𝔹: 'B',
  𝔻: 'D',
  '∑': 'sum',
  '∏': 'prod',
  '∫': 'int',
  '∮': 'oint',
  '∬': 'iint',
  '∐': 'coprod',
  '⋃': 'union',
  '⋂': 'intersection',
  '⨁': 'oplus',
  '⨂': 'otimes',
  '⋀': 'and',
  '⋁': 'or',
};

const OPERATORS: Readonly<Record<string, string>> = {
  '−': '-',
  '·': '*',
  '×': 'x',
  '÷': '/',
  '±': '+/-',
  '∓': '-/+',
  '⊙': '(.)',
  '⊗': '(x)',
  '⊕': '(+)',
  '⊖': '(-)',
  '⊘': '(/)',
  '∪': 'union',
  '∩': 'intersect',
  '∖': '\\',
  '∧': 'and',
  '∨': 'or',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≈': '~=',
  '∼': '~',
  '≃': '~=',
  '≡': '==',
  '≢': '!==',
  '∝': 'prop. to',
  '≪': '<<',
  '≫': '>>',
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '⇐': '<==',
  '⇔': '<=>',
  '↦': '|->',
  '⟶': '->',
  '↔': '<->',
  '↑': 'up',
  '↓': 'down',
  '∈': 'in',
  '∉': 'not in',
  '∋': 'contains',
  '⊂': 'subset of',
  '⊄': 'no subset of',
  '⊆': 'subset of',
  '⊈': 'no subset of',
  '⊃': 'superset of',
  '⊇': 'superset of',
  '∣': '|',
  '∤': '!|',
  '∥': '||',
  '∦': '!||',
  '⊥': 'perp.',
  '≔': ':=',
  '≜': ':=',
  '≐': '.=',
  '≅': '~=',
  '≲': '<~',
  '≳': '>~',
  '≺': '<',
  '≻': '>',
  '⪯': '<=',
  '⪰': '>=',
  '≁': '!~',
  '≮': '!<',
  '≯': '!>',
  '∗': '*',
};

const signOf = (text: string): string => [...text].map(character => SIGNS[character] ?? character).join('');

/** The same formula in letters that every terminal has: `sigma`, `sum`, `<=`. Words of the author stay as they are. */
export function toAscii(node: Node): Node {
  const own = (child: Node | null): Node | null => child && toAscii(child);
  switch (node.kind) {
    case 'symbol': {
      const text = greekName(node.text) ?? signOf(node.text);
      return /^[a-zA-Z]{2,}$/.test(text) ? { kind: 'word', text } : { kind: 'symbol', text };
    }
    case 'binary':
      return { kind: 'binary', text: OPERATORS[node.text] ?? node.text };
    case 'word':
    case 'space':
      return node;
    case 'big':
      return { ...node, text: SIGNS[node.text] ?? node.text };
    case 'row':
      return { kind: 'row', items: node.items.map(toAscii) };
    case 'fraction':
      return { ...node, over: toAscii(node.over), under: toAscii(node.under) };
    case 'root':
      return { kind: 'root', body: toAscii(node.body), degree: own(node.degree) };
    case 'accent':
    case 'brace':
      return { ...node, body: toAscii(node.body) };
    case 'limits':
    case 'scripts':
      return { ...node, base: toAscii(node.base), above: own(node.above), below: own(node.below) };
    case 'fence':
      return { ...node, body: toAscii(node.body) };
    case 'grid':
      return { ...node, rows: node.rows.map(row => row.map(toAscii)) };
  }
}

/** A bracket on one line. */
export const asciiBracket = signOf;
