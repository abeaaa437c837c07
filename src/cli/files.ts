import { history } from '../i18n/history.ts';
import { reasonOf } from '../i18n/reason.ts';
import { TutorError } from '../platform/errors.ts';
import { say } from './usage.ts';

/** A file that the learner named cannot be read or written, with the reason that the system gives. */
export function fileFailed(what: 'cannotRead' | 'cannotWrite', file: string, error: unknown): TutorError {
  const reason = reasonOf(error);
  const zh = say(history[what], { file, reason: reason.zh }).zh;
  const en = say(history[what], { file, reason: reason.en }).en;
  return new TutorError(what === 'cannotRead' ? 'file-unreadable' : 'file-unwritable', { zh, en }, history.checkPath);
}
