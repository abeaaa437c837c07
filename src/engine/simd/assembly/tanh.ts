/** Beyond this tanh is ±1 in single precision. */
const LIMIT: f32 = 9.0;

/**
 * out = tanh x for `n` numbers, float32: x·P(x²)/Q(x²), the rational minimax approximation of Eigen
 * (`generic_fast_tanh_float`), errors of a few units in the last place. NaN stays NaN.
 */
export function tanh(x: usize, out: usize, n: i32): void {
  for (; n >= 4; n -= 4) {
    v128.store(out, tanh4(v128.load(x)));
    x += 16;
    out += 16;
  }
  for (; n > 0; n--) {
    store<f32>(out, f32x4.extract_lane(tanh4(v128.load32_splat(x)), 0));
    x += 4;
    out += 4;
  }
}

function tanh4(value: v128): v128 {
  const x = f32x4.max(f32x4.min(value, f32x4.splat(LIMIT)), f32x4.splat(-LIMIT));
  const square = f32x4.mul(x, x);
  let p = f32x4.splat(-2.76076847742355e-16);
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(5.12229709037114e-8));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(1.48572235717979e-5));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(6.37261928875436e-4));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(4.89352455891786e-3));
  let q = f32x4.splat(1.19825839466702e-6);
  q = f32x4.add(f32x4.mul(q, square), f32x4.splat(1.18534705686654e-4));
  q = f32x4.add(f32x4.mul(q, square), f32x4.splat(2.26843463243900e-3));
  q = f32x4.add(f32x4.mul(q, square), f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
}
