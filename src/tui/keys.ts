import type { Bilingual, Lang } from '../platform/language.ts';
import type { GlyphTier } from '../platform/terminal.ts';
import { keyLabel } from './key-label.ts';

/** Name of a key: a printable character as it is, else one of these. */
export type KeyName = 'up' | 'down' | 'left' | 'right' | 'pageup' | 'pagedown' | 'home' | 'end' | string;

/** In the order in which they are listed. */
export const GROUPS = ['app', 'move', 'lesson', 'quiz', 'lab', 'text'] as const;
export type Group = (typeof GROUPS)[number];

type Declaration = {
  readonly keys: readonly KeyName[];
  readonly label: Bilingual;
  /** What this key does by itself, where `label` speaks for its partner too. */
  readonly alone?: Bilingual;
  /** The label on terminals that may have no other letters than ASCII. */
  readonly plain?: Bilingual;
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
  halfUp: { keys: ['ctrl+u', 'u'], label: { zh: '上翻半页', en: 'half a page up' }, group: 'move', show: [] },
  halfDown: { keys: ['ctrl+d', 'd'], label: { zh: '下翻半页', en: 'half a page down' }, group: 'move', show: [] },
  first: { keys: ['home'], label: { zh: '开头', en: 'start' }, group: 'move', show: [] },
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
    keys: ['enter', 'space', 'right', 'l'],
    label: { zh: '下一屏', en: 'next' },
    group: 'lesson',
    show: ['enter'],
    rank: 1,
  },
  lessonBack: {
    keys: ['left', 'h', 'backspace'],
    label: { zh: '上一屏', en: 'back' },
    group: 'lesson',
    show: ['left'],
    rank: 2,
  },
  experiment: { keys: ['e'], label: { zh: '做实验', en: 'experiment' }, group: 'lesson', rank: 2 },
  quiz: { keys: ['t'], label: { zh: '测验', en: 'quiz' }, group: 'lesson', rank: 3 },
  contents: { keys: ['o'], label: { zh: '目录', en: 'contents' }, group: 'lesson', rank: 5 },
  terms: { keys: ['g'], label: { zh: '术语', en: 'terms' }, group: 'lesson', rank: 4 },
  sources: { keys: ['s'], label: { zh: '出处', en: 'sources' }, group: 'lesson', rank: 5 },
  search: { keys: ['/'], label: { zh: '查找', en: 'search' }, group: 'lesson', rank: 4 },
  searchNext: {
    keys: ['n'],
    label: { zh: '逐处看', en: 'hits' },
    alone: { zh: '下一处', en: 'next hit' },
    group: 'lesson',
    show: ['n', 'N'],
    rank: 1,
  },
  searchPrevious: { keys: ['N'], label: { zh: '上一处', en: 'previous hit' }, group: 'lesson', show: [] },
  passage: { keys: ['p'], label: { zh: '看原文', en: 'passage' }, group: 'quiz', rank: 4 },
  choose: {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: { zh: '直接选', en: 'pick' },
    group: 'move',
    show: ['1-9'],
    rank: 3,
  },
  toggle: { keys: ['space'], label: { zh: '勾选', en: 'tick' }, group: 'quiz', rank: 2 },
  submit: { keys: ['enter'], label: { zh: '提交', en: 'answer' }, group: 'quiz', rank: 1 },
  next: { keys: ['enter', 'space'], label: { zh: '下一题', en: 'next' }, group: 'quiz', show: ['enter'], rank: 1 },
  hint: { keys: ['h'], label: { zh: '提示', en: 'hint' }, group: 'quiz', rank: 3 },
  hintTab: { keys: ['tab'], label: { zh: '提示', en: 'hint' }, group: 'quiz', rank: 3 },
  look: { keys: ['right', 'o'], label: { zh: '看这一题', en: 'look at it' }, group: 'quiz', show: ['right'], rank: 3 },
  choiceBack: { keys: ['left'], label: { zh: '换上一个', en: 'the one before' }, group: 'quiz', show: [] },
  choiceOn: {
    keys: ['right'],
    label: { zh: '换一个', en: 'change' },
    alone: { zh: '换下一个', en: 'the next one' },
    group: 'quiz',
    show: ['left', 'right'],
    rank: 2,
  },
  again: { keys: ['r'], label: { zh: '再做一遍', en: 'again' }, group: 'quiz', rank: 2 },
  undo: { keys: ['u'], label: { zh: '撤销上一题', en: 'undo' }, group: 'quiz', rank: 3 },
  easy: { keys: ['y'], label: { zh: '太容易', en: 'too easy' }, group: 'quiz', rank: 3 },
  toLesson: { keys: ['s'], label: { zh: '直接上课', en: 'skip to the lesson' }, group: 'quiz', rank: 2 },
  moveUp: { keys: ['shift+up', 'K'], label: { zh: '上移', en: 'move up' }, group: 'quiz', show: [] },
  moveDown: {
    keys: ['shift+down', 'J'],
    label: { zh: '移动', en: 'move' },
    alone: { zh: '下移', en: 'move down' },
    group: 'quiz',
    show: ['J', 'K'],
    rank: 2,
  },
  lessSure: { keys: ['left', 'h'], label: { zh: '把握小', en: 'less sure' }, group: 'quiz', show: [] },
  moreSure: {
    keys: ['right', 'l'],
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
    keys: ['right', 'l', 's', 'space'],
    label: { zh: '下一步', en: 'forward' },
    group: 'lab',
    show: ['right'],
    rank: 1,
  },
  stepBack: { keys: ['left', 'h'], label: { zh: '上一步', en: 'back' }, group: 'lab', rank: 1 },
  knobUp: { keys: ['up', 'k'], label: { zh: '上一个参数', en: 'knob up' }, group: 'lab', show: [] },
  knobDown: {
    keys: ['down', 'j', 'tab'],
    label: { zh: '选参数', en: 'knob' },
    alone: { zh: '下一个参数', en: 'knob down' },
    group: 'lab',
    show: ['up', 'down'],
    rank: 3,
  },
  lower: { keys: ['left', 'h', '-'], label: { zh: '调小', en: 'lower' }, group: 'lab', show: [] },
  raise: {
    keys: ['right', 'l', '+', '='],
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
  preset: { keys: ['P'], label: { zh: '预设', en: 'presets' }, group: 'lab', rank: 5 },
  takePreset: { keys: ['enter'], label: { zh: '用它跑', en: 'run it' }, group: 'lab', rank: 1 },
  compare: { keys: ['c'], label: { zh: '只改一个来对比', en: 'compare one knob' }, group: 'lab', rank: 3 },
  endCompare: { keys: ['c'], label: { zh: '不再对比', en: 'end comparison' }, group: 'lab', rank: 3 },
  scrubBack: { keys: ['['], label: { zh: '往回看', en: 'look back' }, group: 'lab', show: [] },
  scrubForward: {
    keys: [']'],
    label: { zh: '回看', en: 'scrub' },
    alone: { zh: '往后看', en: 'look forward' },
    group: 'lab',
    show: ['[', ']'],
    rank: 4,
  },
  scrubBackFar: { keys: ['{'], label: { zh: '往回看十分之一', en: 'look back a tenth' }, group: 'lab', show: [] },
  scrubForwardFar: { keys: ['}'], label: { zh: '往后看十分之一', en: 'look forward a tenth' }, group: 'lab', show: [] },
  explain: { keys: ['i'], label: { zh: '解说', en: 'explain' }, group: 'lab', rank: 5 },
  enterCard: { keys: ['Y'], label: { zh: '运行一张卡片', en: 'run a card' }, group: 'lab', rank: 6 },
  copyCard: { keys: ['y'], label: { zh: '复制卡片', en: 'copy the card' }, group: 'lab', rank: 5 },
  logScale: { keys: ['o'], label: { zh: '对数或线性', en: 'log or linear' }, group: 'lab', rank: 6 },
  braille: { keys: ['b'], label: { zh: '点或线', en: 'dots or lines' }, group: 'lab', rank: 6 },
  zoom: { keys: ['z'], label: { zh: '放大后一半', en: 'second half' }, group: 'lab', rank: 6 },
  full: { keys: ['f'], label: { zh: '单图全屏', en: 'one chart' }, group: 'lab', rank: 6 },
  view: { keys: ['v'], label: { zh: '换图', en: 'view' }, group: 'lab', rank: 4 },
  seeds: { keys: ['m'], label: { zh: '跑五个种子', en: 'five seeds' }, group: 'lab', rank: 4 },
  review: { keys: ['r'], label: { zh: '复习', en: 'review' }, group: 'app', rank: 3 },
  testOut: { keys: ['T'], label: { zh: '免修测试', en: 'test out' }, group: 'lesson', rank: 4 },
  withdraw: { keys: ['W'], label: { zh: '撤回免修', en: 'undo test-out' }, group: 'lesson', rank: 4 },
  forget: { keys: ['F'], label: { zh: '忘掉这课', en: 'forget it' }, group: 'lesson', rank: 9 },
  nextChart: {
    keys: ['right', 'v', 'tab'],
    label: { zh: '换图', en: 'view' },
    alone: { zh: '下一张图', en: 'next view' },
    group: 'move',
    show: ['left', 'right'],
    rank: 1,
  },
  previousChart: { keys: ['left'], label: { zh: '上一张图', en: 'previous view' }, group: 'move', show: [] },
  laboratory: { keys: ['l'], label: { zh: '实验室', en: 'laboratory' }, group: 'app', rank: 4 },
  progress: { keys: ['p'], label: { zh: '进度', en: 'progress' }, group: 'app', rank: 5 },
  follow: { keys: ['enter'], label: { zh: '去看', en: 'go there' }, group: 'move', rank: 1 },
  previousValue: { keys: ['left', 'h'], label: { zh: '上一个值', en: 'previous value' }, group: 'move', show: [] },
  nextValue: {
    keys: ['right', 'l', 'enter', 'space'],
    label: { zh: '改', en: 'change' },
    alone: { zh: '下一个值', en: 'next value' },
    group: 'move',
    show: ['left', 'right'],
    rank: 1,
  },
  palette: { keys: [':', 'ctrl+p'], label: { zh: '命令', en: 'commands' }, group: 'app', show: [':'], rank: 10 },
  settings: { keys: [','], label: { zh: '设置', en: 'settings' }, group: 'app', rank: 9 },
  suspend: { keys: ['ctrl+z'], label: { zh: '挂起，fg 回来', en: 'suspend; fg comes back' }, group: 'app', show: [] },
  redraw: {
    keys: ['ctrl+l'],
    label: { zh: '重画；读屏时从头再念', en: 'draw or read all again' },
    group: 'app',
    show: [],
  },
  leave: { keys: ['ctrl+c'], label: { zh: '立刻退出', en: 'leave at once' }, group: 'app', show: [] },
  language: {
    keys: ['L'],
    label: { zh: 'English', en: '中文' },
    alone: { zh: '切换语言', en: 'change the language' },
    plain: { zh: 'English', en: 'Chinese' },
    group: 'app',
    rank: 8,
  },
  help: { keys: ['?'], label: { zh: '按键', en: 'keys' }, group: 'app', rank: 7 },
  back: { keys: ['esc'], label: { zh: '返回', en: 'back' }, group: 'app', rank: 6 },
  quit: { keys: ['q'], label: { zh: '退出', en: 'quit' }, group: 'app', rank: 6 },
  caretLeft: { keys: ['left', 'ctrl+b'], label: { zh: '左移一字', en: 'left' }, group: 'text', show: [] },
  caretRight: { keys: ['right', 'ctrl+f'], label: { zh: '右移一字', en: 'right' }, group: 'text', show: [] },
  wordLeft: { keys: ['ctrl+left', 'alt+b'], label: { zh: '左移一词', en: 'word left' }, group: 'text', show: [] },
  wordRight: { keys: ['ctrl+right', 'alt+f'], label: { zh: '右移一词', en: 'word right' }, group: 'text', show: [] },
  caretHome: { keys: ['home', 'ctrl+a'], label: { zh: '到开头', en: 'to the start' }, group: 'text', show: [] },
  caretEnd: { keys: ['end', 'ctrl+e'], label: { zh: '到末尾', en: 'to the end' }, group: 'text', show: [] },
  deleteBack: {
    keys: ['backspace', 'ctrl+h'],
    label: { zh: '删前一字', en: 'delete before' },
    group: 'text',
    show: [],
  },
  deleteForward: { keys: ['delete'], label: { zh: '删后一字', en: 'delete after' }, group: 'text', show: [] },
  deleteWord: { keys: ['ctrl+w'], label: { zh: '删前一词', en: 'delete a word' }, group: 'text', show: [] },
  deleteToStart: { keys: ['ctrl+u'], label: { zh: '删到开头', en: 'delete to the start' }, group: 'text', show: [] },
  deleteToEnd: { keys: ['ctrl+k'], label: { zh: '删到末尾', en: 'delete to the end' }, group: 'text', show: [] },
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

/** An input method that is on sends the wide form of a key, and `、` for the slash. */
const plainKey = (name: KeyName): KeyName => (name === '、' ? '/' : name.normalize('NFKC'));

/** The live command that a key calls: the first that declares it. */
export function commandFor(name: KeyName, live: readonly Live[]): Live | undefined {
  const plain = plainKey(name);
  return live.find(({ id }) => commands[id].keys.includes(plain));
}

/** How a command's keys are written where all of them are listed (`?`, documentation). */
export function allKeys(id: CommandId, lang: Lang, glyphs: GlyphTier): string {
  const { keys } = commands[id];
  return id === 'choose' ? '1-9' : keys.map(key => keyLabel([key], lang, glyphs)).join(' ');
}
