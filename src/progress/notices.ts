import { reasonOf } from '../i18n/reason.ts';
import { TutorError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/language.ts';

/** Nothing can be written to the folder: what was just done is not kept. */
export function storeUnwritable(folder: string, error: unknown): TutorError {
  const reason = reasonOf(error);
  return new TutorError(
    'store-unwritable',
    { zh: `进度无法保存到 ${folder}：${reason.zh}。`, en: `Progress cannot be saved in ${folder}: ${reason.en}.` },
    {
      zh: '请腾出空间或改正权限，也可以用环境变量 DL_TUTOR_HOME 换一个文件夹。',
      en: 'Free some space or correct the permissions, or choose another folder with DL_TUTOR_HOME.',
    },
  );
}

export function notKept(failure: TutorError): Bilingual {
  return {
    zh: `${failure.text.zh}现在的作答不会保留。${failure.next.zh}`,
    en: `${failure.text.en} Answers given now are not kept. ${failure.next.en}`,
  };
}

export function damagedLines(file: string, count: number, copies: string): Bilingual {
  return {
    zh: `${file} 里有 ${count} 行读不出来，已跳过，副本放在 ${copies}；其余进度都在，不需要做什么。`,
    en: `${count} line(s) of ${file} cannot be read and were passed over; copies lie in ${copies}. All other progress is kept; there is nothing that you must do.`,
  };
}

export function newerEvents(count: number): Bilingual {
  return {
    zh: `有 ${count} 条记录由更新版本的 dl-tutor 写下，本版本读不懂，原样保留；升级 dl-tutor 后就会计入。`,
    en: `${count} record(s) were written by a newer version of dl-tutor. They are kept and left out here; update dl-tutor to count them.`,
  };
}

/** Written while the clock was ahead. */
export function futureEvents(count: number): Bilingual {
  return {
    zh: `有 ${count} 条记录的日期在将来（当时的时钟大概不准），已原样保留，到了那天才计入。`,
    en: `${count} record(s) are dated in the future; the clock was probably wrong. They are kept and count when that day has come.`,
  };
}

export function unreadableFile(file: string, error: unknown): Bilingual {
  const reason = reasonOf(error);
  return {
    zh: `${file} 打不开（${reason.zh}），其中的进度暂时没有计入；改正权限后重新打开即可。`,
    en: `${file} cannot be opened (${reason.en}), so its progress is not counted now; correct the permissions and start again.`,
  };
}

export function brokenSettings(file: string, aside: string | null): Bilingual {
  return {
    zh: `${file} 不是有效的设置文件，${aside ? `已改名为 ${aside}` : '也无法改名'}；现在使用默认设置。可以用 dl-tutor config set lang zh 重新设置。`,
    en: `${file} is not a valid settings file ${aside ? `and was renamed to ${aside}` : 'and could not be renamed'}; the defaults are used. Set the language anew with: dl-tutor config set lang en`,
  };
}

export function newerSettings(file: string): Bilingual {
  return {
    zh: `${file} 由更新版本的 dl-tutor 写下，这里只读取、不改动；升级 dl-tutor 后才能修改设置。`,
    en: `${file} was written by a newer version of dl-tutor. It is read but not changed; update dl-tutor to change settings.`,
  };
}

/** The settings may not be changed because this version does not know what else the file says. */
export function settingsLocked(file: string): TutorError {
  return new TutorError('settings-locked', newerSettings(file), { zh: '', en: '' });
}

export function settingsUnwritable(file: string, error: unknown): TutorError {
  const reason = reasonOf(error);
  return new TutorError(
    'settings-unwritable',
    { zh: `设置没有写进 ${file}：${reason.zh}。`, en: `The settings were not written to ${file}: ${reason.en}.` },
    {
      zh: '请腾出空间或改正权限，也可以用环境变量 DL_TUTOR_HOME 换一个文件夹。',
      en: 'Free some space or correct the permissions, or choose another folder with DL_TUTOR_HOME.',
    },
  );
}

export function settingsNotKept(failure: TutorError): Bilingual {
  return {
    zh: `${failure.text.zh}这次有效，下次启动会恢复原样。`,
    en: `${failure.text.en} They hold for now and are lost at the next start.`,
  };
}
