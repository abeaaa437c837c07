const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'].map((sign, i) => [sign, '0123456789+-'[i] as string]),
);

/** `1 234 567` and `1,234,567`: groups of three; a group never begins with a lone 0, so `0,250` is a decimal comma. */
const GROUPED = /^([1-9]\d{0,2})((?: \d{3})+|(?:,\d{3})+)(?=[.e]|$)/;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/;
const POWER = /^(.*?)\s*[x*×·]\s*10\^([+-]?\d+)$/;

/** What learners and their keyboards write, brought to ASCII: full-width forms, minus signs, narrow spaces, powers. */
function normalise(text: string): string {
  return text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/g, run => `^${[...run].map(sign => SUPERSCRIPTS[sign]).join('')}`)
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/。/g, '.')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function decimal(text: string): number | undefined {
  const sign = /^[+-] ?/.exec(text)?.[0] ?? '';
  let digits = text.slice(sign.length);
  const grouped = GROUPED.exec(digits);
  if (grouped) digits = digits.replace(grouped[0], grouped[0].replace(/[ ,]/g, ''));
  else if (!digits.includes('.')) digits = digits.replace(',', '.');
  if (!PLAIN.test(digits) || /^[+-]/.test(digits)) return undefined;
  const value = Number(digits);
  if (!Number.isFinite(value)) return undefined;
  return sign.startsWith('-') ? -value : value;
}

function parse(text: string): number | undefined {
  const power = POWER.exec(text);
  if (power) {
    const factor = decimal(power[1] ?? '');
    return factor === undefined ? undefined : Number(`${factor}e${power[2]}`);
  }
  const percent = /^(.*?) ?%$/.exec(text)?.[1] ?? /^百分之 ?(.*)$/.exec(text)?.[1];
  if (percent !== undefined) {
    const value = decimal(percent);
    return value === undefined ? undefined : value / 100;
  }
  const parts = text.split('/');
  if (parts.length === 2) {
    const [a, b] = parts.map(part => decimal(part.trim()));
    return a === undefined || b === undefined || b === 0 ? undefined : a / b;
  }
  return decimal(text);
}

/**
 * The number that a learner typed, or undefined when it is none. Reads `1e-3`, `1.5×10³`, `0,25`, `０．２５`, `25%`,
 * `1/4`, `1 000`, `1,000`, `−3`. `unit` may stand behind the number and is left out; a question whose unit is `%`
 * therefore takes `25%` as 25.
 */
export function parseNumber(text: string, unit?: string): number | undefined {
  // NFKC would read "1½" as 11/2.
  if (/\d\s*[¼-¾⅐-⅞]/.test(text)) return undefined;
  let body = normalise(text);
  const suffix = unit === undefined ? '' : normalise(unit);
  if (suffix !== '' && body.endsWith(suffix)) body = body.slice(0, -suffix.length).trim();
  const value = parse(body);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
