/**
 * Uniform numbers as the library draws them from one number of `Math.random`: Alea (Baagøe 2010) seeded by its digits, in
 * the form of the package `seedrandom`, without the library's objects and arrays on the way.
 */
export function aleaUniform(count: number, seed: number): Float32Array {
  const mash = createMash();
  let [s0, s1, s2] = [mash(' '), mash(' '), mash(' ')] as [number, number, number];
  const text = String(seed);
  s0 = wrapped(s0 - mash(text));
  s1 = wrapped(s1 - mash(text));
  s2 = wrapped(s2 - mash(text));
  const values = new Float32Array(count);
  let carry = 1;
  for (let i = 0; i < count; i++) {
    const t = 2091639 * s0 + carry * 2 ** -32;
    s0 = s1;
    s1 = s2;
    carry = t | 0;
    s2 = t - carry;
    values[i] = s2;
  }
  return values;
}

const wrapped = (value: number): number => (value < 0 ? value + 1 : value);

function createMash(): (text: string) => number {
  let n = 0xefc8249d;
  return text => {
    for (let i = 0; i < text.length; i++) {
      n += text.charCodeAt(i);
      let h = 0.02519603282416938 * n;
      n = h >>> 0;
      h -= n;
      h *= n;
      n = h >>> 0;
      h -= n;
      n += h * 2 ** 32;
    }
    return (n >>> 0) * 2 ** -32;
  };
}
