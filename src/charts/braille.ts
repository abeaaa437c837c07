const BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

/** Dots two by four in a cell. Each cell has one owner: who drew into it last. */
export class Braille {
  readonly width: number;
  readonly height: number;
  private readonly columns: number;
  private readonly bits: Uint8Array;
  private readonly owner: Int16Array;

  /** @param columns cells, @param rows cells */
  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.width = columns * 2;
    this.height = rows * 4;
    this.bits = new Uint8Array(columns * rows);
    this.owner = new Int16Array(columns * rows);
  }

  dot(x: number, y: number, owner: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const i = (y >> 2) * this.columns + (x >> 1);
    this.bits[i] = (this.bits[i] ?? 0) | (BITS[y & 3]?.[x & 1] ?? 0);
    this.owner[i] = owner;
  }

  /** A straight line (Bresenham 1965); `keep` leaves out dots of a pattern. Ends are whole numbers near the canvas. */
  line(x0: number, y0: number, x1: number, y1: number, owner: number, keep: (n: number) => boolean = () => true): void {
    // The walk ends only at a whole number that can be reached.
    if (![x0, y0, x1, y1].every(Number.isInteger)) return;
    const dx = Math.abs(x1 - x0);
    const dy = -Math.abs(y1 - y0);
    const sx = x0 < x1 ? 1 : -1;
    const sy = y0 < y1 ? 1 : -1;
    let error = dx + dy;
    let x = x0;
    let y = y0;
    for (let n = 0; ; n++) {
      if (keep(n)) this.dot(x, y, owner);
      if (x === x1 && y === y1) return;
      const twice = 2 * error;
      if (twice >= dy) {
        error += dy;
        x += sx;
      }
      if (twice <= dx) {
        error += dx;
        y += sy;
      }
    }
  }

  /** Calls `paint` for every cell that holds a dot. */
  each(paint: (column: number, row: number, glyph: string, owner: number) => void): void {
    for (let i = 0; i < this.bits.length; i++) {
      const bits = this.bits[i] ?? 0;
      if (bits === 0) continue;
      paint(i % this.columns, Math.floor(i / this.columns), String.fromCharCode(0x2800 + bits), this.owner[i] ?? 0);
    }
  }
}
