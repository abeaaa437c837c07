/** Rows that are added in single precision before the sum goes on in double. */
const BLOCK: i32 = 32;

/** out [columns] = scale · Σ over rows of x [rows, columns], float32. Single precision within 32 rows, double beyond. */
export function sumRows(x: usize, out: usize, rows: i32, columns: i32, scale: f64): void {
  const stride = <usize>columns << 2;
  let j = 0;
  for (; j + 4 <= columns; j += 4) {
    sum4(x, out, rows, stride, scale);
    x += 16;
    out += 16;
  }
  for (; j < columns; j++) {
    let sum: f64 = 0;
    let at = x;
    for (let i = rows; i > 0; i--) {
      sum += <f64>load<f32>(at);
      at += stride;
    }
    store<f32>(out, <f32>(sum * scale));
    x += 4;
    out += 4;
  }
}

function sum4(x: usize, out: usize, rows: i32, stride: usize, scale: f64): void {
  let low = f64x2.splat(0), high = f64x2.splat(0);
  while (rows > 0) {
    let count = min(rows, BLOCK);
    rows -= count;
    let even = f32x4.splat(0), odd = f32x4.splat(0);
    for (; count >= 2; count -= 2) {
      even = f32x4.add(even, v128.load(x));
      odd = f32x4.add(odd, v128.load(x + stride));
      x += 2 * stride;
    }
    if (count > 0) {
      even = f32x4.add(even, v128.load(x));
      x += stride;
    }
    const sum = f32x4.add(even, odd);
    low = f64x2.add(low, f64x2.promote_low_f32x4(sum));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(sum, sum, 2, 3, 2, 3)));
  }
  const factor = f64x2.splat(scale);
  const first = f32x4.demote_f64x2_zero(f64x2.mul(low, factor));
  const second = f32x4.demote_f64x2_zero(f64x2.mul(high, factor));
  v128.store(out, v128.shuffle<f32>(first, second, 0, 1, 4, 5));
}

/** out [rows] = scale · Σ over columns of x [rows, columns], float32. Double precision beyond 32 numbers. */
export function sumColumns(x: usize, out: usize, rows: i32, columns: i32, scale: f64): void {
  for (; rows > 0; rows--) {
    let sum: f64 = 0;
    let rest = columns;
    while (rest >= 4) {
      let count = min(rest >> 2, BLOCK >> 2);
      rest -= count << 2;
      let four = f32x4.splat(0);
      for (; count > 0; count--) {
        four = f32x4.add(four, v128.load(x));
        x += 16;
      }
      sum += <f64>f32x4.extract_lane(four, 0) + <f64>f32x4.extract_lane(four, 1);
      sum += <f64>f32x4.extract_lane(four, 2) + <f64>f32x4.extract_lane(four, 3);
    }
    for (; rest > 0; rest--) {
      sum += <f64>load<f32>(x);
      x += 4;
    }
    store<f32>(out, <f32>(sum * scale));
    out += 4;
  }
}
