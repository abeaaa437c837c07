import { reasonOf } from '../i18n/reason.ts';
import { say } from '../i18n/say.ts';
import { TutorError } from '../platform/errors.ts';

const NOTHING_CHANGED = { zh: '什么都没有改动。', en: 'Nothing was changed.' };

export const archiveForeign = (name: string): TutorError =>
  new TutorError(
    'import-foreign',
    say(
      { zh: '{name} 不是 dl-tutor export 写出的文件。', en: '{name} is not a file that dl-tutor export wrote.' },
      { name },
    ),
    NOTHING_CHANGED,
  );

export const archiveNewer = (name: string): TutorError =>
  new TutorError(
    'import-newer',
    say(
      { zh: '{name} 由更新版本的 dl-tutor 写出。', en: '{name} was written by a newer version of dl-tutor.' },
      { name },
    ),
    { zh: '什么都没有改动；请先升级 dl-tutor。', en: 'Nothing was changed; update dl-tutor first.' },
  );

export const archiveBroken = (name: string, line: number): TutorError =>
  new TutorError(
    'import-broken',
    say(
      { zh: '{name} 在第 {line} 行损坏或被截断。', en: '{name} is damaged or cut off at line {line}.' },
      { name, line },
    ),
    { zh: '什么都没有改动；请重新导出一次。', en: 'Nothing was changed; export it once more.' },
  );

export function importFailed(folder: string, error: unknown): TutorError {
  const reason = reasonOf(error);
  return new TutorError(
    'import-failed',
    {
      zh: `没有导入：${folder} 读不了或写不了（${reason.zh}）。`,
      en: `Nothing was imported: ${folder} cannot be read or written (${reason.en}).`,
    },
    {
      zh: '请腾出空间或改正权限，再导入一次。',
      en: 'Free some space or correct the permissions, then import again.',
    },
  );
}
