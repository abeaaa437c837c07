import type { Bilingual } from '../platform/language.ts';

/** The words of the settings, on their screen and in `dl-tutor config`. */
export const settingWords = {
  auto: { zh: '自动', en: 'automatic' },
  lang: { zh: '语言', en: 'Language' },
  langHelp: {
    zh: '界面和课文用的语言。自动：看系统的区域设置。随时可以按 L 切换。',
    en: 'The language of screens and lessons. Automatic follows the locale of the system. L switches it at any place.',
  },
  langZh: { zh: '中文', en: 'Chinese' },
  langEn: { zh: '英文', en: 'English' },
  color: { zh: '颜色', en: 'Colours' },
  colorHelp: {
    zh: '颜色从不单独表达意思，关掉也什么都不少。自动：看终端说自己会什么，也听 NO_COLOR 的。',
    en: 'Nothing is said by a colour alone, so nothing is lost without. Automatic asks the terminal and heeds NO_COLOR.',
  },
  colorNever: { zh: '不用', en: 'none' },
  color1: { zh: '16 色', en: '16' },
  color2: { zh: '256 色', en: '256' },
  color3: { zh: '真彩色', en: 'true colour' },
  glyphs: { zh: '字符', en: 'Characters' },
  glyphsHelp: {
    zh: '线条和图对不齐时，选“宽度稳妥的”；显示成问号或方块时，选“仅 ASCII”。',
    en: 'Where lines and charts are crooked choose those of safe width; where boxes or question marks appear, ASCII.',
  },
  glyphsFull: { zh: '全部', en: 'all' },
  glyphsSafe: { zh: '宽度稳妥的', en: 'safe width' },
  glyphsAscii: { zh: '仅 ASCII', en: 'ASCII' },
  background: { zh: '背景', en: 'Background' },
  backgroundHelp: {
    zh: '终端的底色：浅底上改用深一些的颜色。自动：问终端。',
    en: 'The ground of the terminal: on a light one the colours are darker. Automatic asks the terminal.',
  },
  dark: { zh: '深色', en: 'dark' },
  light: { zh: '浅色', en: 'light' },
  motion: { zh: '动画', en: 'Motion' },
  motionHelp: {
    zh: '减少：训练时图表最多每秒变一次。',
    en: 'Reduced: while a network trains its charts change once a second at most.',
  },
  motionFull: { zh: '照常', en: 'full' },
  motionReduced: { zh: '减少', en: 'reduced' },
  reviews: { zh: '每天复习', en: 'Reviews a day' },
  reviewsHelp: {
    zh: '每天最多复习多少题；做不完的自动往后排，不会越积越多。',
    en: 'The most that a day asks; what does not fit moves on to the days after.',
  },
  reviews10: { zh: '最多 10 题', en: 'at most 10' },
  reviews20: { zh: '最多 20 题', en: 'at most 20' },
  reviews40: { zh: '最多 40 题', en: 'at most 40' },
  reviews80: { zh: '最多 80 题', en: 'at most 80' },
  confidence: { zh: '测验问把握', en: 'Ask how sure' },
  confidenceHelp: {
    zh: '看结果前先说有几成把握，之后能看到自己估得准不准。',
    en: 'Before a result you say how sure you are, and learn later how well you judge yourself.',
  },
  on: { zh: '问', en: 'yes' },
  off: { zh: '不问', en: 'no' },
} as const satisfies Record<string, Bilingual>;
