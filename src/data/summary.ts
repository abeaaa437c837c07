/** What is told of a set of images that was added; `shape` is [height, width, channels]. */
export type ImagesSummary = {
  readonly format: 1;
  readonly kind: 'images';
  readonly name: string;
  readonly train: number;
  readonly test: number;
  readonly shape: readonly [number, number, number];
  readonly bytes: number;
};

/** What is told of a table that was added. */
export type TableSummary = {
  readonly format: 1;
  readonly kind: 'table';
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly kind: 'number' | 'text'; readonly missing: number }[];
  readonly bytes: number;
};

export type Summary = ImagesSummary | TableSummary;

type Loose = Readonly<Record<string, unknown>>;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The summary that a text holds, or null when it holds none that this version knows. */
export function parseSummary(text: string): Summary | null {
  let value: Loose | null;
  try {
    value = JSON.parse(text) as Loose | null;
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || value.format !== 1 || typeof value.name !== 'string') return null;
  if (!isCount(value.bytes)) return null;
  if (value.kind === 'images') return isImages(value) ? (value as unknown as ImagesSummary) : null;
  return value.kind === 'table' && isTable(value) ? (value as unknown as TableSummary) : null;
}

const isImages = ({ train, test, shape }: Loose): boolean =>
  isCount(train) && isCount(test) && Array.isArray(shape) && shape.length === 3 && shape.every(isCount);

const isTable = ({ rows, columns }: Loose): boolean =>
  isCount(rows) &&
  Array.isArray(columns) &&
  columns.every(
    (column: Loose | null) =>
      typeof column?.name === 'string' &&
      (column.kind === 'number' || column.kind === 'text') &&
      isCount(column.missing),
  );
