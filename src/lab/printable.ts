const MAX_SHOWN = 40;

/** Text of unknown origin, fit to stand in a sentence: control and direction characters gone, cut to 40 characters. */
export function printable(text: string): string {
  const clean = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')];
  return clean.length > MAX_SHOWN ? `${clean.slice(0, MAX_SHOWN - 1).join('')}…` : clean.join('');
}
