import type { Report } from './findings.ts';
import type { QuestionSource } from './quiz-schema.ts';
import type { Path } from './yaml.ts';

export type Of<K extends QuestionSource['kind']> = Extract<QuestionSource, { kind: K }>;
/** The line of a path inside a question. */
export type LineOf = (...path: Path) => number;

export function checkUnique(keys: readonly string[], lineOfIndex: (i: number) => number, report: Report): void {
  const seen = new Set<string>();
  for (const [i, key] of keys.entries()) {
    if (seen.has(key))
      report(lineOfIndex(i), 'duplicate-key', `key "${key}" stands twice in this question; rename one`);
    seen.add(key);
  }
}

/** Every wrong option stands for something that people believe. */
export function checkNamed(misconception: string | undefined, at: number, report: Report): void {
  if (misconception !== undefined) return;
  report(at, 'no-misconception', 'a wrong option names what is believed; add "misconception"');
}
