import type { Key } from 'ink';
import type { Bilingual, Lang } from '../platform/language.ts';
import type { GlyphTier } from '../platform/terminal.ts';

/** Name of a key: a printable character as it is, else one of these. */
export type KeyName = 'up' | 'down' | 'left' | 'right' | 'pageup' | 'pagedown' | 'home' | 'end' | string;

export type Group = 'move' | 'lesson' | 'lab' | 'quiz' | 'app';

type Declaration = {
  readonly keys: readonly KeyName[];
  readonly label: Bilingual;
  /** What this key does by itself, where `label` speaks for its partner too. */
  readonly alone?: Bilingual;
  readonly group: Group;
  /** The keys that the footer shows; none: not in the footer (the partner shows both). Default: the first key. */
  readonly show?: readonly KeyName[];
  /** Places in the footer are few: smaller is shown first. */
  readonly rank?: number;
};

const declare = <T extends Record<string, Declaration>>(table: T): { readonly [K in keyof T]: Declaration } => table;

/** Every key of the program, declared once: dispatch, the footer, `?` and the documentation read this table. */
export const commands = declare({
  up: { keys: ['up', 'k'], label: { zh: '上', en: 'up' }, group: 'move', show: [] },
  down: {
    keys: ['down', 'j'],
    label: { zh: '选择', en: 'choose' },
    alone: { zh: '下', en: 'down' },
    group: 'move',
    show: ['up', 'down'],
    rank: 1,
  },
  open: { keys: ['enter', 'right'], label: { zh: '打开', en: 'open' }, group: 'move', show: ['enter'], rank: 2 },
  pageUp: { keys: ['pageup', 'b'], label: { zh: '上一页', en: 'page up' }, group: 'move', show: [] },
  pageDown: { keys: ['pagedown', 'f'], label: { zh: '下一页', en: 'page down' }, group: 'move', show: [] },
  first: { keys: ['home', 'g'], label: { zh: '开头', en: 'start' }, group: 'move', show: [] },
  last: { keys: ['end', 'G'], label: { zh: '末尾', en: 'end' }, group: 'move', show: [] },
  scrollUp: { keys: ['up', 'k'], label: { zh: '上滚', en: 'scroll up' }, group: 'move', show: [] },
  scrollDown: {
    keys: ['down', 'j'],
    label: { zh: '滚动', en: 'scroll' },
    alone: { zh: '下滚', en: 'scroll down' },
    group: 'move',
    show: ['up', 'down'],
    rank: 3,
  },
  lessonNext: {
    keys: ['enter', 'space', 'right'],
    label: { zh: '下一屏', en: 'next' },
    group: 'lesson',
    show: ['enter'],
    rank: 1,
  },
  lessonBack: {
    keys: ['left', 'backspace'],
    label: { zh: '上一屏', en: 'back' },
    group: 'lesson',
    show: ['left'],
    rank: 2,
  },
  experiment: { keys: ['e'], label: { zh: '做实验', en: 'experiment' }, group: 'lesson', rank: 2 },
  quiz: { keys: ['t'], label: { zh: '测验', en: 'quiz' }, group: 'lesson', rank: 3 },
  passage: { keys: ['p'], label: { zh: '看原文', en: 'passage' }, group: 'quiz', rank: 4 },
  choose: {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: { zh: '直接选', en: 'pick' },
    group: 'quiz',
    show: ['1-9'],
    rank: 3,
  },
  toggle: { keys: ['space'], label: { zh: '勾选', en: 'tick' }, group: 'quiz', rank: 2 },
  submit: { keys: ['enter'], label: { zh: '提交', en: 'answer' }, group: 'quiz', rank: 1 },
  next: { keys: ['enter', 'space'], label: { zh: '下一题', en: 'next' }, group: 'quiz', show: ['enter'], rank: 1 },
  hint: { keys: ['h'], label: { zh: '提示', en: 'hint' }, group: 'quiz', rank: 3 },
  again: { keys: ['r'], label: { zh: '再做一遍', en: 'again' }, group: 'quiz', rank: 2 },
  moveUp: { keys: ['shift+up', 'K'], label: { zh: '上移', en: 'move up' }, group: 'quiz', show: [] },
  moveDown: {
    keys: ['shift+down', 'J'],
    label: { zh: '移动', en: 'move' },
    alone: { zh: '下移', en: 'move down' },
    group: 'quiz',
    show: ['J', 'K'],
    rank: 2,
  },
  lessSure: { keys: ['left'], label: { zh: '把握小', en: 'less sure' }, group: 'quiz', show: [] },
  moreSure: {
    keys: ['right'],
    label: { zh: '把握', en: 'how sure' },
    alone: { zh: '把握大', en: 'more sure' },
    group: 'quiz',
    show: ['left', 'right'],
    rank: 2,
  },
  skipPrediction: { keys: ['x'], label: { zh: '不猜了，直接跑', en: 'run without a guess' }, group: 'lab', rank: 5 },
  runExperiment: { keys: ['enter'], label: { zh: '开始实验', en: 'run it' }, group: 'lab', rank: 1 },
  pause: { keys: ['space'], label: { zh: '暂停', en: 'pause' }, group: 'lab', rank: 1 },
  resume: { keys: ['space'], label: { zh: '继续', en: 'go on' }, group: 'lab', rank: 1 },
  step: { keys: ['s', '.'], label: { zh: '走一步', en: 'step' }, group: 'lab', show: ['s'], rank: 2 },
  stepForward: {
    keys: ['right', 's', 'space'],
    label: { zh: '下一步', en: 'forward' },
    group: 'lab',
    show: ['right'],
    rank: 1,
  },
  stepBack: { keys: ['left'], label: { zh: '上一步', en: 'back' }, group: 'lab', rank: 1 },
  knobUp: { keys: ['up', 'k'], label: { zh: '上一个参数', en: 'knob up' }, group: 'lab', show: [] },
  knobDown: {
    keys: ['down', 'j', 'tab'],
    label: { zh: '选参数', en: 'knob' },
    alone: { zh: '下一个参数', en: 'knob down' },
    group: 'lab',
    show: ['up', 'down'],
    rank: 3,
  },
  lower: { keys: ['left', '-'], label: { zh: '调小', en: 'lower' }, group: 'lab', show: [] },
  raise: {
    keys: ['right', '+', '='],
    label: { zh: '调节', en: 'change' },
    alone: { zh: '调大', en: 'raise' },
    group: 'lab',
    show: ['left', 'right'],
    rank: 3,
  },
  lowerStepwise: { keys: ['-'], label: { zh: '调小', en: 'lower' }, group: 'lab', show: [] },
  raiseStepwise: {
    keys: ['+', '='],
    label: { zh: '调节', en: 'change' },
    alone: { zh: '调大', en: 'raise' },
    group: 'lab',
    show: ['-', '+'],
    rank: 3,
  },
  finish: { keys: ['enter'], label: { zh: '继续', en: 'go on' }, group: 'lab', rank: 1 },
  rerun: { keys: ['r'], label: { zh: '同种子重跑', en: 'run again' }, group: 'lab', show: ['r'], rank: 2 },
  newSeed: { keys: ['n'], label: { zh: '换种子', en: 'new seed' }, group: 'lab', rank: 4 },
  reset: { keys: ['0'], label: { zh: '恢复默认', en: 'reset' }, group: 'lab', rank: 5 },
  preset: { keys: ['P'], label: { zh: '预设', en: 'preset' }, group: 'lab', rank: 5 },
  view: { keys: ['v'], label: { zh: '换图', en: 'view' }, group: 'lab', rank: 4 },
  seeds: { keys: ['m'], label: { zh: '跑五个种子', en: 'five seeds' }, group: 'lab', rank: 4 },
  laboratory: { keys: ['l'], label: { zh: '实验室', en: 'laboratory' }, group: 'app', rank: 4 },
  progress: { keys: ['p'], label: { zh: '进度', en: 'progress' }, group: 'app', rank: 5 },
  language: { keys: ['L'], label: { zh: 'English', en: '中文' }, group: 'app', rank: 8 },
  help: { keys: ['?'], label: { zh: '按键', en: 'keys' }, group: 'app', rank: 7 },
  back: { keys: ['esc'], label: { zh: '返回', en: 'back' }, group: 'app', rank: 6 },
  quit: { keys: ['q'], label: { zh: '退出', en: 'quit' }, group: 'app', rank: 6 },
});

export type CommandId = keyof typeof commands;

/** A command that is live on the screen now. `run` gets the key that was pressed. */
export type Live = {
  readonly id: CommandId;
  readonly run: (key: KeyName) => void;
  /** Wins over the declared label, where the moment has a better word. */
  readonly label?: Bilingual;
  /** Not in the footer now: another key that stands there does the same. */
  readonly quiet?: boolean;
};

const NAMES: readonly (readonly [keyof Key, KeyName])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

/** Ink's event as names. Fast typing arrives as one event with several characters: each is a key of its own. */
export function keyNames(input: string, key: Key): KeyName[] {
  const special = NAMES.find(([flag]) => key[flag]);
  if (special) return [key.shift && /^(up|down)$/.test(special[1]) ? `shift+${special[1]}` : special[1]];
  if (key.ctrl || key.meta) return [];
  return [...input].map(character => (character === ' ' ? 'space' : character === '\r' ? 'enter' : character));
}

/** The live command that a key calls: the first that declares it. */
export function commandFor(name: KeyName, live: readonly Live[]): Live | undefined {
  return live.find(({ id }) => commands[id].keys.includes(name));
}

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
  tab: ['Tab', 'Tab', { zh: 'Tab', en: 'Tab' }],
  'shift+up': ['Shift+↑', 'Shift+Up', { zh: '上', en: 'Up' }],
  'shift+down': ['Shift+↓', 'Shift+Dn', { zh: '下', en: 'Down' }],
  space: ['', '', { zh: '空格', en: 'space' }],
};

/** Keys as the footer shows them: up and down are ↑↓, or Up/Dn in plain letters. */
export function keyLabel(keys: readonly KeyName[], lang: Lang, glyphs: GlyphTier): string {
  const labels = keys.map(key => {
    const symbol = SYMBOLS[key];
    if (!symbol) return key;
    return (glyphs === 'full' ? symbol[0] : symbol[1]) || symbol[2][lang];
  });
  return labels.join(labels.every(label => label.length === 1) ? '' : '/');
}

/** How a command's keys are written where all of them are listed (`?`, documentation). */
export function allKeys(id: CommandId, lang: Lang, glyphs: GlyphTier): string {
  const { keys } = commands[id];
  return id === 'choose' ? '1-9' : keys.map(key => keyLabel([key], lang, glyphs)).join(' ');
}

export type FooterItem = {
  readonly keys: string;
  readonly label: string;
  /** Shown however narrow the footer is. */
  readonly always: boolean;
};

const ALWAYS: ReadonlySet<CommandId> = new Set(['back', 'quit', 'help']);

/** What the footer shows, most important first; the width decides how many are seen. */
export function footerItems(
  live: readonly Pick<Live, 'id' | 'label' | 'quiet'>[],
  lang: Lang,
  glyphs: GlyphTier,
): FooterItem[] {
  const shown = live.filter(({ id, quiet }) => commands[id].show?.length !== 0 && !quiet);
  const rank = ({ id }: Pick<Live, 'id'>): number => commands[id].rank ?? 5;
  return [...shown]
    .sort((a, b) => rank(a) - rank(b))
    .map(command => {
      const declared = commands[command.id];
      const show = declared.show ?? declared.keys.slice(0, 1);
      const label = (command.label ?? declared.label)[lang];
      return { keys: keyLabel(show, lang, glyphs), label, always: ALWAYS.has(command.id) };
    });
}
