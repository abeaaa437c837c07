export type Span = {
  readonly bytes: number;
  /** First and last event in which the bytes are in use, both included. */
  readonly from: number;
  readonly to: number;
};

const ALIGNMENT = 16;

/**
 * Places spans in one arena so that no two share a byte while both are in use: greedy by size, each at the lowest offset
 * that is free (Pisarchyk and Lee 2020, “Efficient Memory Management for Deep Neural Net Inference”). Multiples of 16 bytes.
 */
export function layOut(spans: readonly Span[]): { readonly offsets: readonly number[]; readonly bytes: number } {
  const offsets = new Array<number>(spans.length).fill(0);
  const placed: { readonly start: number; readonly end: number; readonly span: Span }[] = [];
  const bySize = [...spans.keys()].sort((a, b) => (spans[b] as Span).bytes - (spans[a] as Span).bytes || a - b);
  let total = 0;
  for (const i of bySize) {
    const span = spans[i] as Span;
    const size = Math.ceil(span.bytes / ALIGNMENT) * ALIGNMENT;
    let start = 0;
    for (const other of placed) {
      if (other.span.to < span.from || span.to < other.span.from) continue;
      if (start + size <= other.start) break;
      start = Math.max(start, other.end);
    }
    offsets[i] = start;
    total = Math.max(total, start + size);
    placed.push({ start, end: start + size, span });
    placed.sort((a, b) => a.start - b.start);
  }
  return { offsets, bytes: total };
}
