import type { Diagnostic } from '../types.ts';

/** Reports a finding at a line (from 1) of the file that the reporter belongs to. */
export type Report = (line: number, code: string, message: string, severity?: Diagnostic['severity']) => void;

/** All findings of one pass over a course. */
export type Findings = {
  /** A reporter for one file, named relative to the course's root. */
  readonly of: (file: string) => Report;
  readonly hasErrors: () => boolean;
  /** By file, then line, then code: the same order on every machine. */
  readonly sorted: () => Diagnostic[];
};

export function createFindings(): Findings {
  const list: Diagnostic[] = [];
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    of:
      file =>
      (line, code, message, severity = 'error') => {
        list.push({ file, line, severity, code, message });
      },
    hasErrors: () => list.some(finding => finding.severity === 'error'),
    sorted: () =>
      [...list].sort(
        (a, b) =>
          compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code) || compare(a.message, b.message),
      ),
  };
}
