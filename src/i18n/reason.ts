import type { Bilingual } from '../platform/language.ts';

export const reasons: Readonly<Record<string, Bilingual>> = {
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已用完', en: 'the disk quota is used up' },
  EACCES: { zh: '没有权限', en: 'permission is denied' },
  EPERM: { zh: '没有权限', en: 'permission is denied' },
  EROFS: { zh: '文件系统是只读的', en: 'the file system is read-only' },
  ENOTDIR: { zh: '路径里有一段是文件而不是文件夹', en: 'a part of the path is a file, not a folder' },
};

/** The reason that the system gives, in words for the reasons that learners meet. */
export function reasonOf(error: unknown): Bilingual {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  const message = error instanceof Error ? error.message : String(error);
  return reasons[code] ?? { zh: message, en: message };
}
