/**
 * dW of a convolution without dilation along the width: for each row of the filter, the product of patches with gradients,
 * out [filterHeight, patch, channels] = Σ over images, rows and columns of x[n, …, ow·step + p] · dy[n, oh, ow, c].
 * x is padded; a patch is a row of the filter: filterWidth · inChannels numbers that lie side by side. Strides in numbers:
 * `step` from patch to patch, `line` from output row to output row, `image` from image to image, `filterLine` from filter
 * row to filter row. Sums of one image are made in registers, then added up.
 */
export function filterGradient(
  x: usize, dy: usize, out: usize, batch: i32, outHeight: i32, outWidth: i32, channels: i32, filterHeight: i32, patch: i32,
  step: i32, line: i32, image: i32, filterLine: i32,
): void {
  const dyImage = <usize>(outHeight * outWidth * channels) << 2;
  const columns = <usize>channels << 2;
  memory.fill(out, 0, <usize>(filterHeight * patch * channels) << 2);
  for (let n = 0; n < batch; n++) {
    for (let kh = 0; kh < filterHeight; kh++) {
      const from = x + (<usize>(n * image + kh * filterLine) << 2);
      const to = out + <usize>(kh * patch) * columns;
      let c = 0;
      for (; c + 8 <= channels; c += 8) {
        const offset = <usize>c << 2;
        let p = 0;
        for (; p + 4 <= patch; p += 4) {
          const at = <usize>p << 2;
          tile4x8(from + at, dy + offset, to + at * channels + offset, outHeight, outWidth, step << 2, line << 2, columns);
        }
        for (; p < patch; p++) {
          const at = <usize>p << 2;
          tile1x8(from + at, dy + offset, to + at * channels + offset, outHeight, outWidth, step << 2, line << 2, columns);
        }
      }
      for (; c < channels; c++) {
        const offset = <usize>c << 2;
        for (let p = 0; p < patch; p++) {
          const at = <usize>p << 2;
          tile1x1(from + at, dy + offset, to + at * channels + offset, outHeight, outWidth, step << 2, line << 2, columns);
        }
      }
    }
    dy += dyImage;
  }
}

function tile4x8(x: usize, dy: usize, out: usize, height: i32, width: i32, step: usize, line: usize, columns: usize): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  for (let h = 0; h < height; h++) {
    let at = x + <usize>h * line;
    for (let w = 0; w < width; w++) {
      const d0 = v128.load(dy);
      const d1 = v128.load(dy, 16);
      let value = v128.load32_splat(at);
      c00 = f32x4.add(c00, f32x4.mul(value, d0));
      c01 = f32x4.add(c01, f32x4.mul(value, d1));
      value = v128.load32_splat(at, 4);
      c10 = f32x4.add(c10, f32x4.mul(value, d0));
      c11 = f32x4.add(c11, f32x4.mul(value, d1));
      value = v128.load32_splat(at, 8);
      c20 = f32x4.add(c20, f32x4.mul(value, d0));
      c21 = f32x4.add(c21, f32x4.mul(value, d1));
      value = v128.load32_splat(at, 12);
      c30 = f32x4.add(c30, f32x4.mul(value, d0));
      c31 = f32x4.add(c31, f32x4.mul(value, d1));
      at += step;
      dy += columns;
    }
  }
  addTo(out, c00, c01);
  addTo(out + columns, c10, c11);
  addTo(out + 2 * columns, c20, c21);
  addTo(out + 3 * columns, c30, c31);
}

function tile1x8(x: usize, dy: usize, out: usize, height: i32, width: i32, step: usize, line: usize, columns: usize): void {
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0);
  for (let h = 0; h < height; h++) {
    let at = x + <usize>h * line;
    for (let w = 0; w < width; w++) {
      const value = v128.load32_splat(at);
      c0 = f32x4.add(c0, f32x4.mul(value, v128.load(dy)));
      c1 = f32x4.add(c1, f32x4.mul(value, v128.load(dy, 16)));
      at += step;
      dy += columns;
    }
  }
  addTo(out, c0, c1);
}

function tile1x1(x: usize, dy: usize, out: usize, height: i32, width: i32, step: usize, line: usize, columns: usize): void {
  let sum: f32 = 0;
  for (let h = 0; h < height; h++) {
    let at = x + <usize>h * line;
    for (let w = 0; w < width; w++) {
      sum += load<f32>(at) * load<f32>(dy);
      at += step;
      dy += columns;
    }
  }
  store<f32>(out, load<f32>(out) + sum);
}

function addTo(out: usize, low: v128, high: v128): void {
  v128.store(out, f32x4.add(v128.load(out), low));
  v128.store(out, f32x4.add(v128.load(out, 16), high), 16);
}
