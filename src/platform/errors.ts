import type { Bilingual, Lang } from './language.ts';

/** What the process answers: 0 done, 1 the answer is no, 2 wrong usage, 3 a failure. */
export type ExitCode = 1 | 2 | 3;

/**
 * A failure that a user can cause or can do something about. It carries a stable code, one sentence in both languages
 * and what to do next; no stack trace reaches a user unless `DEBUG` is set.
 */
export class TutorError extends Error {
  readonly code: string;
  readonly text: Bilingual;
  readonly next: Bilingual;
  readonly exitCode: ExitCode;

  constructor(code: string, text: Bilingual, next: Bilingual, exitCode: ExitCode = 3) {
    super(`${code}: ${text.en}`);
    this.name = 'TutorError';
    this.code = code;
    this.text = text;
    this.next = next;
    this.exitCode = exitCode;
  }

  /** The sentence and the next step, on one line. */
  say(lang: Lang): string {
    return `${this.text[lang]}${lang === 'zh' ? '' : ' '}${this.next[lang]}`.trimEnd();
  }
}
