// Matrix products on float32 arrays, row-major, without packing. Tiles of 4 rows by 8 columns are held in registers; what is
// left over at the edges goes by rows of 4 columns, then number by number.

// The products themselves are for `count` pairs of matrices that follow each other.

/** C [count, m, n] = A [count, m, k]·B [count, k, n]. */
export function product(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, count: i32): void {
  for (; count > 0; count--) {
    rows(a, <usize>k << 2, 4, b, <usize>n << 2, c, m, k, n);
    a += <usize>(m * k) << 2;
    b += <usize>(k * n) << 2;
    c += <usize>(m * n) << 2;
  }
}

/** C [count, m, n] = Aᵀ·B for A [count, k, m] and B [count, k, n]. */
export function productTN(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, count: i32): void {
  for (; count > 0; count--) {
    rows(a, 4, <usize>m << 2, b, <usize>n << 2, c, m, k, n);
    a += <usize>(m * k) << 2;
    b += <usize>(k * n) << 2;
    c += <usize>(m * n) << 2;
  }
}

/** A is read at a + i·down + l·along for row i of the result and inner index l. */
function rows(a: usize, down: usize, along: usize, b: usize, stride: usize, c: usize, m: i32, k: i32, n: i32): void {
  let j = 0;
  for (; j + 8 <= n; j += 8) {
    const bj = b + (<usize>j << 2);
    const cj = c + (<usize>j << 2);
    let i = 0;
    for (; i + 4 <= m; i += 4) tile4x8(a + <usize>i * down, down, along, bj, stride, cj + <usize>i * stride, k);
    for (; i < m; i++) tile1x8(a + <usize>i * down, along, bj, stride, cj + <usize>i * stride, k);
  }
  for (; j + 4 <= n; j += 4) {
    const bj = b + (<usize>j << 2);
    const cj = c + (<usize>j << 2);
    let i = 0;
    for (; i + 4 <= m; i += 4) tile4x4(a + <usize>i * down, down, along, bj, stride, cj + <usize>i * stride, k);
    for (; i < m; i++) tile1x4(a + <usize>i * down, along, bj, stride, cj + <usize>i * stride, k);
  }
  for (; j < n; j++) {
    const bj = b + (<usize>j << 2);
    const cj = c + (<usize>j << 2);
    for (let i = 0; i < m; i++) tile1x1(a + <usize>i * down, along, bj, stride, cj + <usize>i * stride, k);
  }
}

function tile4x8(a: usize, down: usize, along: usize, b: usize, stride: usize, c: usize, k: i32): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  let a1 = a + down, a2 = a1 + down, a3 = a2 + down;
  for (; k > 0; k--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(x, b0));
    c01 = f32x4.add(c01, f32x4.mul(x, b1));
    x = v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(x, b0));
    c11 = f32x4.add(c11, f32x4.mul(x, b1));
    x = v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(x, b0));
    c21 = f32x4.add(c21, f32x4.mul(x, b1));
    x = v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(x, b0));
    c31 = f32x4.add(c31, f32x4.mul(x, b1));
    a += along;
    a1 += along;
    a2 += along;
    a3 += along;
    b += stride;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += stride;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += stride;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += stride;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

function tile1x8(a: usize, along: usize, b: usize, stride: usize, c: usize, k: i32): void {
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0);
  for (; k > 0; k--) {
    const x = v128.load32_splat(a);
    c0 = f32x4.add(c0, f32x4.mul(x, v128.load(b)));
    c1 = f32x4.add(c1, f32x4.mul(x, v128.load(b, 16)));
    a += along;
    b += stride;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
}

function tile4x4(a: usize, down: usize, along: usize, b: usize, stride: usize, c: usize, k: i32): void {
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0), c3 = f32x4.splat(0);
  let a1 = a + down, a2 = a1 + down, a3 = a2 + down;
  for (; k > 0; k--) {
    const b0 = v128.load(b);
    c0 = f32x4.add(c0, f32x4.mul(v128.load32_splat(a), b0));
    c1 = f32x4.add(c1, f32x4.mul(v128.load32_splat(a1), b0));
    c2 = f32x4.add(c2, f32x4.mul(v128.load32_splat(a2), b0));
    c3 = f32x4.add(c3, f32x4.mul(v128.load32_splat(a3), b0));
    a += along;
    a1 += along;
    a2 += along;
    a3 += along;
    b += stride;
  }
  v128.store(c, c0);
  v128.store(c + stride, c1);
  v128.store(c + 2 * stride, c2);
  v128.store(c + 3 * stride, c3);
}

function tile1x4(a: usize, along: usize, b: usize, stride: usize, c: usize, k: i32): void {
  let c0 = f32x4.splat(0);
  for (; k > 0; k--) {
    c0 = f32x4.add(c0, f32x4.mul(v128.load32_splat(a), v128.load(b)));
    a += along;
    b += stride;
  }
  v128.store(c, c0);
}

function tile1x1(a: usize, along: usize, b: usize, stride: usize, c: usize, k: i32): void {
  let sum: f32 = 0;
  for (; k > 0; k--) {
    sum += load<f32>(a) * load<f32>(b);
    a += along;
    b += stride;
  }
  store<f32>(c, sum);
}

/** C [count, m, n] = A·Bᵀ for A [count, m, k] and B [count, n, k]: inner products along both rows. */
export function productNT(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, count: i32): void {
  const row = <usize>k << 2;
  for (; count > 0; count--) {
    for (let i = 0; i < m; i++) {
      let j = 0;
      for (; j + 4 <= n; j += 4) {
        dot4(a, b + <usize>j * row, row, c, k);
        c += 16;
      }
      for (; j < n; j++) {
        tile1x1(a, 4, b + <usize>j * row, 4, c, k);
        c += 4;
      }
      a += row;
    }
    b += row * n;
  }
}

function dot4(a: usize, b: usize, row: usize, c: usize, k: i32): void {
  let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
  let b1 = b + row, b2 = b1 + row, b3 = b2 + row;
  for (; k >= 4; k -= 4) {
    const x = v128.load(a);
    s0 = f32x4.add(s0, f32x4.mul(x, v128.load(b)));
    s1 = f32x4.add(s1, f32x4.mul(x, v128.load(b1)));
    s2 = f32x4.add(s2, f32x4.mul(x, v128.load(b2)));
    s3 = f32x4.add(s3, f32x4.mul(x, v128.load(b3)));
    a += 16;
    b += 16;
    b1 += 16;
    b2 += 16;
    b3 += 16;
  }
  // The four sums of four, transposed and added.
  const low01 = v128.shuffle<f32>(s0, s1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(s0, s1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(s2, s3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(s2, s3, 2, 6, 3, 7);
  const pair01 = f32x4.add(low01, high01);
  const pair23 = f32x4.add(low23, high23);
  let sum = f32x4.add(v128.shuffle<f32>(pair01, pair23, 0, 1, 4, 5), v128.shuffle<f32>(pair01, pair23, 2, 3, 6, 7));
  for (; k > 0; k--) {
    let column = v128.load32_splat(b);
    column = v128.load_lane<f32>(b1, column, 1);
    column = v128.load_lane<f32>(b2, column, 2);
    column = v128.load_lane<f32>(b3, column, 3);
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(a), column));
    a += 4;
    b += 4;
    b1 += 4;
    b2 += 4;
    b3 += 4;
  }
  v128.store(c, sum);
}
