// x [rows, columns] with one row applied to each of its rows, float32: biases, the scale and shift of a normalisation.

export function addRow(x: usize, row: usize, out: usize, rows: i32, columns: i32): void {
  for (; rows > 0; rows--) {
    let i: usize = 0;
    for (const end = <usize>(columns >> 2) << 4; i < end; i += 16) {
      v128.store(out + i, f32x4.add(v128.load(x + i), v128.load(row + i)));
    }
    for (const end = <usize>columns << 2; i < end; i += 4) store<f32>(out + i, load<f32>(x + i) + load<f32>(row + i));
    x += i;
    out += i;
  }
}

export function subtractRow(x: usize, row: usize, out: usize, rows: i32, columns: i32): void {
  for (; rows > 0; rows--) {
    let i: usize = 0;
    for (const end = <usize>(columns >> 2) << 4; i < end; i += 16) {
      v128.store(out + i, f32x4.sub(v128.load(x + i), v128.load(row + i)));
    }
    for (const end = <usize>columns << 2; i < end; i += 4) store<f32>(out + i, load<f32>(x + i) - load<f32>(row + i));
    x += i;
    out += i;
  }
}

export function multiplyRow(x: usize, row: usize, out: usize, rows: i32, columns: i32): void {
  for (; rows > 0; rows--) {
    let i: usize = 0;
    for (const end = <usize>(columns >> 2) << 4; i < end; i += 16) {
      v128.store(out + i, f32x4.mul(v128.load(x + i), v128.load(row + i)));
    }
    for (const end = <usize>columns << 2; i < end; i += 4) store<f32>(out + i, load<f32>(x + i) * load<f32>(row + i));
    x += i;
    out += i;
  }
}
