import type { Bilingual, Lang } from '../platform/language.ts';
import type { GlyphTier } from '../platform/terminal.ts';
import type { KeyName } from './keys.ts';

const SYMBOLS: Readonly<Record<string, readonly [full: string, ascii: string, spoken: Bilingual]>> = {
  up: ['↑', 'Up', { zh: '上', en: 'Up' }],
  down: ['↓', 'Dn', { zh: '下', en: 'Down' }],
  left: ['←', 'Left', { zh: '左', en: 'Left' }],
  right: ['→', 'Right', { zh: '右', en: 'Right' }],
  enter: ['↵', 'Enter', { zh: '回车', en: 'Enter' }],
  pageup: ['PgUp', 'PgUp', { zh: '上翻页', en: 'Page Up' }],
  pagedown: ['PgDn', 'PgDn', { zh: '下翻页', en: 'Page Down' }],
  home: ['Home', 'Home', { zh: 'Home', en: 'Home' }],
  end: ['End', 'End', { zh: 'End', en: 'End' }],
  backspace: ['Bksp', 'Bksp', { zh: '退格', en: 'Backspace' }],
  delete: ['Del', 'Del', { zh: 'Del', en: 'Delete' }],
  tab: ['Tab', 'Tab', { zh: 'Tab', en: 'Tab' }],
  'shift+up': ['Shift+↑', 'Shift+Up', { zh: '上', en: 'Up' }],
  'shift+down': ['Shift+↓', 'Shift+Dn', { zh: '下', en: 'Down' }],
  space: ['', '', { zh: '空格', en: 'space' }],
};

/** `ctrl+left` as `Ctrl+←`. */
function combined(key: KeyName, lang: Lang, glyphs: GlyphTier): string {
  const [, modifier = '', rest = ''] = /^(ctrl|alt)\+(.+)$/.exec(key) ?? [];
  return modifier ? `${modifier === 'ctrl' ? 'Ctrl' : 'Alt'}+${keyLabel([rest], lang, glyphs)}` : key;
}

/** Keys as the footer shows them: up and down are ↑↓, or Up/Dn in plain letters. */
export function keyLabel(keys: readonly KeyName[], lang: Lang, glyphs: GlyphTier): string {
  const labels = keys.map(key => {
    const symbol = SYMBOLS[key];
    if (!symbol) return combined(key, lang, glyphs);
    return (glyphs === 'full' ? symbol[0] : symbol[1]) || symbol[2][lang];
  });
  return labels.join(labels.every(label => label.length === 1) ? '' : '/');
}

/** Keys in words, for a voice. */
export const spokenKeys = (keys: readonly KeyName[], lang: Lang): string =>
  keys.map(key => SYMBOLS[key]?.[2][lang] ?? combined(key, lang, 'ascii')).join('/');
