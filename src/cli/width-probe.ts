export type Widths = {
  /** Cells that `→` takes: East Asian locales make it two in some terminals. */
  readonly ambiguous: number;
  /** Cells that `中` takes. */
  readonly wide: number;
};

type Terminal = {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** A terminal that has not answered after so many ms never will. */
  readonly patience: number;
};

const ASK = '\x1b[6n';

/**
 * Measures characters by writing them at the margin and asking where the cursor is (CSI 6 n); the line is erased again.
 * Resolves to null when the terminal does not answer.
 */
export async function measureWidths(
  { input, output, patience }: Terminal = { input: process.stdin, output: process.stdout, patience: 1000 },
): Promise<Widths | null> {
  const wasRaw = input.isRaw;
  input.setRawMode(true);
  try {
    output.write(`\r→${ASK}\r中${ASK}\r\x1b[K`);
    const columns = await answers(input, 2, patience);
    return columns && { ambiguous: (columns[0] as number) - 1, wide: (columns[1] as number) - 1 };
  } finally {
    input.setRawMode(wasRaw);
    input.pause();
  }
}

/** Columns of the first `count` cursor reports on the input. */
function answers(input: NodeJS.ReadStream, count: number, patience: number): Promise<number[] | null> {
  return new Promise(resolve => {
    let text = '';
    const finish = (result: number[] | null): void => {
      clearTimeout(timer);
      input.off('data', onData);
      resolve(result);
    };
    const onData = (chunk: Buffer | string): void => {
      text += chunk.toString();
      const columns = [...text.matchAll(/\x1b\[\d+;(\d+)R/g)].map(match => Number(match[1]));
      if (columns.length >= count) finish(columns);
    };
    const timer = setTimeout(() => finish(null), patience);
    input.on('data', onData);
  });
}
