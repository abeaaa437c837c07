/** Characters with the accent built in show better than combinations in most terminals. */
export const PRECOMPOSED: Readonly<Record<string, string>> = {
  'y\u0302': 'ŷ',
  'a\u0302': 'â',
  'e\u0302': 'ê',
  'w\u0302': 'ŵ',
  's\u0302': 'ŝ',
  'g\u0302': 'ĝ',
  'x\u0304': 'x̄',
  'y\u0304': 'ȳ',
  'a\u0304': 'ā',
  'y\u0303': 'ỹ',
  'v\u0303': 'ṽ',
  'x\u0307': 'ẋ',
};

const pairs = (from: string, to: string): Record<string, string> => {
  const targets = [...to];
  return Object.fromEntries([...from].map((character, index) => [character, targets[index] as string]));
};

export const SUPERSCRIPTS: Readonly<Record<string, string>> = pairs(
  '0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′ᵀ*⋆',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′ᵀ**',
);

export const SUBSCRIPTS: Readonly<Record<string, string>> = pairs(
  '0123456789+-−=()aehijklmnoprstuvxβγρφχ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ',
);

export const BLACKBOARD: Readonly<Record<string, string>> = pairs('RNZQCEPVI1HBD', 'ℝℕℤℚℂ𝔼ℙ𝕍𝕀𝟙ℍ𝔹𝔻');
