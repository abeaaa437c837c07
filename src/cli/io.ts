import { release } from 'node:os';
import { isLegacyConsole } from '../platform/terminal.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export type Output = {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  readonly write: (text: string) => unknown;
};

export type Input = {
  readonly isTTY?: boolean | undefined;
  readonly setRawMode?: (on: boolean) => unknown;
  readonly on?: (event: 'readable', listener: () => void) => unknown;
  readonly off?: (event: 'readable', listener: () => void) => unknown;
  readonly read?: () => unknown;
  readonly unshift?: (chunk: Buffer) => void;
};

/** What the program touches of its process, so that tests can stand in for it. */
export type Io = {
  readonly env: Env;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Ctrl-C is heard by the listener instead of ending the program; a second one ends it all the same. */
  readonly onInterrupt?: (listener: () => void) => () => void;
};

/** A console of Windows that can only print text. */
export const isOldConsole = (env: Env): boolean => isLegacyConsole(process.platform, release(), env);

/** Whether screens can be shown. Elsewhere Ink would draw nothing and wait for keys for ever. */
export function isInteractive({ env, stdin, stdout }: Io): boolean {
  const ci = env.CI !== undefined && !['', '0', 'false'].includes(env.CI);
  return Boolean(stdin.isTTY && stdout.isTTY) && env.TERM !== 'dumb' && !ci && !isOldConsole(env);
}

/** The exit code that a shell expects of a program that Ctrl-C has ended. */
export const INTERRUPTED = 130;
