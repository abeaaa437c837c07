/**
 * dx of max pooling, NHWC: dy goes to the first greatest number of each window (strictly greater ones win). Windows are cut at the edges.
 */
export function maxPoolGrad(
  x: usize, dy: usize, dx: usize, batch: i32, height: i32, width: i32, channels: i32, outHeight: i32, outWidth: i32,
  filterHeight: i32, filterWidth: i32, strideHeight: i32, strideWidth: i32, top: i32, left: i32,
): void {
  const pixel = <usize>channels << 2;
  const line = pixel * width;
  memory.fill(dx, 0, line * height * batch);
  for (let n = 0; n < batch; n++) {
    for (let oh = 0; oh < outHeight; oh++) {
      const h = oh * strideHeight - top;
      const rows = min(height, h + filterHeight) - max(0, h);
      for (let ow = 0; ow < outWidth; ow++) {
        const w = ow * strideWidth - left;
        const columns = min(width, w + filterWidth) - max(0, w);
        if (rows <= 0 || columns <= 0) {
          dy += pixel;
          continue;
        }
        const offset = <usize>max(0, h) * line + <usize>max(0, w) * pixel;
        let c = 0;
        for (; c + 4 <= channels; c += 4) {
          const at = offset + (<usize>c << 2);
          window4(x + at, dy, dx + at, rows, columns, line, pixel);
          dy += 16;
        }
        for (; c < channels; c++) {
          const at = offset + (<usize>c << 2);
          window1(x + at, dy, dx + at, rows, columns, line, pixel);
          dy += 4;
        }
      }
    }
    x += line * height;
    dx += line * height;
  }
}

function window4(x: usize, dy: usize, dx: usize, rows: i32, columns: i32, line: usize, pixel: usize): void {
  let greatest = v128.load(x);
  let where = i32x4.splat(0);
  let tap = 0;
  for (let i = 0; i < rows; i++) {
    let at = x + <usize>i * line;
    for (let j = 0; j < columns; j++) {
      const value = v128.load(at);
      const greater = f32x4.gt(value, greatest);
      greatest = v128.bitselect(value, greatest, greater);
      where = v128.bitselect(i32x4.splat(tap), where, greater);
      at += pixel;
      tap++;
    }
  }
  const gradient = v128.load(dy);
  tap = 0;
  for (let i = 0; i < rows; i++) {
    let at = dx + <usize>i * line;
    for (let j = 0; j < columns; j++) {
      const share = v128.and(gradient, i32x4.eq(where, i32x4.splat(tap)));
      v128.store(at, f32x4.add(v128.load(at), share));
      at += pixel;
      tap++;
    }
  }
}

function window1(x: usize, dy: usize, dx: usize, rows: i32, columns: i32, line: usize, pixel: usize): void {
  let greatest = load<f32>(x);
  let where: usize = 0;
  for (let i = 0; i < rows; i++) {
    let at = <usize>i * line;
    for (let j = 0; j < columns; j++) {
      const value = load<f32>(x + at);
      if (value > greatest) {
        greatest = value;
        where = at;
      }
      at += pixel;
    }
  }
  store<f32>(dx + where, load<f32>(dx + where) + load<f32>(dy));
}
