/** Families of units that convert into each other; the factor leads to the unit of the family with factor 1. */
const FAMILIES: readonly Readonly<Record<string, number>>[] = [
  { ns: 1e-9, us: 1e-6, μs: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600 },
  {
    ...{ B: 1, kB: 1e3, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 },
    ...{ KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 },
  },
  { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 },
];

/** What may stand behind a number without a unit. */
const MULTIPLES: Readonly<Record<string, number>> = {
  ...{ k: 1e3, K: 1e3, M: 1e6, G: 1e9, '%': 0.01 },
  ...{ 千: 1e3, 万: 1e4, 百万: 1e6, 亿: 1e8 },
};

/** A number without its unit. `factor` leads to the unit of the question; undefined: the unit is of another family. */
export type Split = { readonly body: string; readonly factor: number | undefined; readonly hasUnit: boolean };

const PERCENT_BEFORE = /^百分之 ?/;

/** Takes the unit off a text. Both texts are normalised (NFKC, no blanks at the ends). */
export function splitUnit(text: string, unit: string | undefined): Split {
  const plain: Split = { body: text, factor: 1, hasUnit: false };
  if (PERCENT_BEFORE.test(text)) return splitUnit(`${text.replace(PERCENT_BEFORE, '')}%`, unit);
  const family = unit === undefined ? undefined : familyOf(unit);
  const found = family && suffixOf(text, family);
  if (found && unit !== undefined) {
    return { body: cut(text, found), factor: (family[found] ?? 1) / (family[unit] ?? 1), hasUnit: true };
  }
  // Case does not matter where it tells no two units apart.
  if (unit && text.toLowerCase().endsWith(unit.toLowerCase()))
    return { body: cut(text, unit), factor: 1, hasUnit: true };
  for (const [table, fits] of [[MULTIPLES, family === undefined && unit !== '%'] as const, ...foreign(family)]) {
    const other = suffixOf(text, table);
    if (other) return { body: cut(text, other), factor: fits ? table[other] : undefined, hasUnit: !fits };
  }
  return plain;
}

const cut = (text: string, unit: string): string => text.slice(0, -unit.length).trim();

const familyOf = (unit: string): Readonly<Record<string, number>> | undefined =>
  FAMILIES.find(family => Object.hasOwn(family, unit));

const foreign = (own: unknown) => FAMILIES.filter(family => family !== own).map(family => [family, false] as const);

/** The longest unit of a table at the end of a text, with a digit or a blank before it. */
function suffixOf(text: string, table: Readonly<Record<string, number>>): string | undefined {
  return Object.keys(table)
    .filter(unit => text.endsWith(unit) && /[\d. ]$/.test(text.slice(0, -unit.length)))
    .sort((a, b) => b.length - a.length)[0];
}
