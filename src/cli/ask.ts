import { createInterface } from 'node:readline/promises';
import type { Io } from './io.ts';

/** Asks a question that is answered by yes or no; anything but `y`, `yes` or `是` is no. */
export async function confirm({ stdin, stderr }: Io, question: string): Promise<boolean> {
  const lines = createInterface({ input: stdin as unknown as NodeJS.ReadableStream });
  stderr.write(question);
  // At the end of the input the promise would never settle.
  const ended = new Promise<string>(resolve => lines.once('close', () => resolve('')));
  const answer = await Promise.race([lines.question(''), ended]);
  lines.close();
  return /^\s*(y|yes|是)\s*$/i.test(answer);
}
