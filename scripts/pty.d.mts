export type Session = {
  readonly pid: number;
  readonly exited: Promise<{ readonly exitCode: number; readonly signal?: number }>;
  readonly text: () => string;
  readonly until: (condition: string | ((text: string) => boolean)) => Promise<string>;
  readonly raw: () => string;
  readonly type: (keys: string) => void;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly isAlternate: () => boolean;
  readonly isCursorHidden: () => boolean;
};

export type Options = {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly patience?: number;
};

export function open(file: string, args: readonly string[], options?: Options): Session;
