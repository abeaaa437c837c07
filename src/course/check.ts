import { type CompileOptions, compileCourse } from './compile/course.ts';
import type { Diagnostic } from './types.ts';

export type { KnownExperiment } from './compile/references.ts';

export type CheckReport = {
  readonly findings: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
};

/** Lints the course whose folder holds `lessons/` and `quizzes/`: findings by file and line, and how many there are. */
export async function checkCourse(root: string, options: CompileOptions = {}): Promise<CheckReport> {
  const { findings } = compileCourse(root, options);
  const errors = findings.filter(finding => finding.severity === 'error').length;
  return { findings, errors, warnings: findings.length - errors };
}

/** `file:line severity code: message`. */
export function formatFinding({ file, line, severity, code, message }: Diagnostic): string {
  return `${file}:${line} ${severity} ${code}: ${message}`;
}
