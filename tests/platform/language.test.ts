import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/platform/language.ts';

describe('the language of a locale', () => {
  it.each(['zh', 'zh_CN.UTF-8', 'zh-Hant-TW', 'zh_TW.Big5', 'ZH_cn', 'zh.UTF-8'])('%s is Chinese', locale => {
    expect(languageOf(locale)).toBe('zh');
  });

  it.each(['en_GB.UTF-8', 'C', 'C.UTF-8', 'POSIX', 'de-DE', 'zhuang', 'za_CN', '', undefined])(
    '%s is English',
    locale => {
      expect(languageOf(locale)).toBe('en');
    },
  );
});
