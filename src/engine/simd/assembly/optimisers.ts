// The update rules of src/engine/optimisers/rules.ts in single precision, four numbers at a time. All pointers are byte
// offsets of float32 arrays of `n` numbers, `n` a multiple of 4: the caller does the rest.

/** w ← keep·w − η·g. */
export function sgd(w: usize, g: usize, n: i32, rate: f32, keep: f32): void {
  const rate4 = f32x4.splat(rate);
  const keep4 = f32x4.splat(keep);
  for (let i: usize = 0, end = <usize>n << 2; i < end; i += 16) {
    v128.store(w + i, f32x4.sub(f32x4.mul(keep4, v128.load(w + i)), f32x4.mul(rate4, v128.load(g + i))));
  }
}

/** m ← μ·m + g + λ·w; w ← keep·w − η·m, or with Nesterov − η·(g + λ·w + μ·m). */
export function momentum(
  w: usize, g: usize, m: usize, n: i32, rate: f32, keep: f32, l2: f32, mu: f32, nesterov: i32,
): void {
  const rate4 = f32x4.splat(rate);
  const keep4 = f32x4.splat(keep);
  const l24 = f32x4.splat(l2);
  const mu4 = f32x4.splat(mu);
  for (let i: usize = 0, end = <usize>n << 2; i < end; i += 16) {
    const value = v128.load(w + i);
    const gradient = f32x4.add(v128.load(g + i), f32x4.mul(l24, value));
    const velocity = f32x4.add(f32x4.mul(mu4, v128.load(m + i)), gradient);
    v128.store(m + i, velocity);
    const step = nesterov ? f32x4.add(gradient, f32x4.mul(mu4, velocity)) : velocity;
    v128.store(w + i, f32x4.sub(f32x4.mul(keep4, value), f32x4.mul(rate4, step)));
  }
}

/** s ← ρ·s + (1 − ρ)·g²; w ← keep·w − η·g/√(s + ε), with g + λ·w for g. */
export function rmsProp(
  w: usize, g: usize, s: usize, n: i32, rate: f32, keep: f32, l2: f32, rho: f32, rest: f32, epsilon: f32,
): void {
  const rate4 = f32x4.splat(rate);
  const keep4 = f32x4.splat(keep);
  const l24 = f32x4.splat(l2);
  const rho4 = f32x4.splat(rho);
  const rest4 = f32x4.splat(rest);
  const epsilon4 = f32x4.splat(epsilon);
  for (let i: usize = 0, end = <usize>n << 2; i < end; i += 16) {
    const value = v128.load(w + i);
    const gradient = f32x4.add(v128.load(g + i), f32x4.mul(l24, value));
    const square = f32x4.add(f32x4.mul(rho4, v128.load(s + i)), f32x4.mul(rest4, f32x4.mul(gradient, gradient)));
    v128.store(s + i, square);
    const step = f32x4.div(f32x4.mul(rate4, gradient), f32x4.sqrt(f32x4.add(square, epsilon4)));
    v128.store(w + i, f32x4.sub(f32x4.mul(keep4, value), step));
  }
}

/**
 * m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²; w ← keep·w − rate·m/(√(v·unbias) + ε), with g + λ·w for g;
 * `rate` holds η/(1 − β₁ᵗ), `unbias` 1/(1 − β₂ᵗ).
 */
export function adam(
  w: usize, g: usize, m: usize, v: usize, n: i32, rate: f32, keep: f32, l2: f32,
  beta1: f32, rest1: f32, beta2: f32, rest2: f32, unbias: f32, epsilon: f32,
): void {
  const rate4 = f32x4.splat(rate);
  const keep4 = f32x4.splat(keep);
  const l24 = f32x4.splat(l2);
  const beta14 = f32x4.splat(beta1);
  const rest14 = f32x4.splat(rest1);
  const beta24 = f32x4.splat(beta2);
  const rest24 = f32x4.splat(rest2);
  const unbias4 = f32x4.splat(unbias);
  const epsilon4 = f32x4.splat(epsilon);
  for (let i: usize = 0, end = <usize>n << 2; i < end; i += 16) {
    const value = v128.load(w + i);
    const gradient = f32x4.add(v128.load(g + i), f32x4.mul(l24, value));
    const first = f32x4.add(f32x4.mul(beta14, v128.load(m + i)), f32x4.mul(rest14, gradient));
    const second = f32x4.add(f32x4.mul(beta24, v128.load(v + i)), f32x4.mul(rest24, f32x4.mul(gradient, gradient)));
    v128.store(m + i, first);
    v128.store(v + i, second);
    const scale = f32x4.add(f32x4.sqrt(f32x4.mul(second, unbias4)), epsilon4);
    v128.store(w + i, f32x4.sub(f32x4.mul(keep4, value), f32x4.div(f32x4.mul(rate4, first), scale)));
  }
}
