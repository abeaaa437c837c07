import type { Bilingual } from '../platform/language.ts';

/** The words of the frame, the course map, the progress and the help screen. */
export const ui = {
  keys: { zh: '按键', en: 'Keys' },
  selected: { zh: '选中：', en: 'selected: ' },
  anyKey: { zh: '任意键返回', en: 'any key goes back' },
  go: { zh: '继续', en: 'Continue' },
  start: { zh: '开始', en: 'Start' },
  screenOf: { zh: '第 {n}/{total} 屏', en: 'screen {n} of {total}' },
  minutes: { zh: '约 {n} 分钟', en: 'about {n} min' },
  minutesShort: { zh: '{n} 分钟', en: '{n} min' },
  finished: { zh: '学完', en: 'done' },
  best: { zh: '测验 {n}%', en: 'quiz {n}%' },
  needs: { zh: '先学：{what}', en: 'needs: {what}' },
  progress: { zh: '进度', en: 'Progress' },
  lessons: { zh: '课程', en: 'Lessons' },
  quizzes: { zh: '测验', en: 'Quizzes' },
  predictions: { zh: '预测', en: 'Predictions' },
  predicted: {
    zh: '{made} 次预测，{settled} 次有了结果，猜对 {right} 次',
    en: '{made} made, {settled} settled, {right} right',
  },
  brier: {
    zh: '把握的准确度（Brier 分数，0 最好，0.25 等于乱猜）：{n}',
    en: 'Calibration (Brier score, 0 is best, 0.25 is guessing): {n}',
  },
  noPredictions: {
    zh: '还没有。每个实验开始前都会请你先猜。',
    en: 'None yet. Each experiment asks for one before it runs.',
  },
  runs: { zh: '实验', en: 'Experiments' },
  ran: { zh: '跑了 {n} 次', en: 'run {n} times' },
  ranOnce: { zh: '跑了 1 次', en: 'run once' },
  none: { zh: '还没有。', en: 'None yet.' },
  lastBest: {
    zh: '最近 {last}%，最好 {best}%，做了 {times} 次',
    en: 'last {last} %, best {best} %, taken {times} times',
  },
  once: { zh: '{best}%，做了 1 次', en: '{best} %, taken once' },
  groupMove: { zh: '移动', en: 'Moving' },
  groupLesson: { zh: '课程', en: 'Lesson' },
  groupLab: { zh: '实验室', en: 'Laboratory' },
  groupQuiz: { zh: '测验', en: 'Quiz' },
  groupApp: { zh: '教程', en: 'The tutor' },
  groupText: { zh: '输入文字时', en: 'While writing' },
  does: { zh: '作用', en: 'What it does' },
  keysSource: {
    zh: '这一页由 {script} 从 {file} 生成，请不要手改。',
    en: 'This page is written by {script} from {file}: do not edit it.',
  },
  keysNote: {
    zh: '同一个键在不同界面里可以做不同的事；界面最下面一行写着此刻能按什么，按 ? 列出全部。鼠标滚轮等于上下键，选中文字仍归终端管。',
    en: 'A key may do different things on different screens: the bottom line tells what can be pressed now, and ? lists all. The wheel of the mouse is the arrow keys; selecting text stays with the terminal.',
  },
  laboratory: { zh: '实验室', en: 'Laboratory' },
  notKept: { zh: '这一步没能存下来：', en: 'This step could not be saved: ' },
} as const satisfies Record<string, Bilingual>;
