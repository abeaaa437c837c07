import type { Bilingual } from '../platform/language.ts';

/** The words of export, import, reset and review on the command line, and of what `stats` says of them. */
export const history = {
  exportAbout: { zh: '把全部学习记录写成一个文件', en: 'write all that you did to one file' },
  importAbout: {
    zh: '并入一个导出的文件；重复导入不会改变什么',
    en: 'add an exported file; doing it twice changes nothing',
  },
  resetAbout: {
    zh: '忘掉一课或全部进度；先问，并留一份备份',
    en: 'forget a lesson or everything; asks first, keeps a copy',
  },
  reviewAbout: { zh: '复习今天到期的题', en: 'review what is due today' },
  argOut: { zh: '文件；不写就输出到标准输出', en: 'the file; without it, standard output' },
  argIn: { zh: '导出的文件，- 表示标准输入', en: 'an exported file, - for standard input' },
  argReset: { zh: '课程的编号，或者 all', en: 'id of a lesson, or all' },
  optForce: { zh: '覆盖已有的文件', en: 'replace a file that exists' },
  optYes: { zh: '不再询问', en: 'do not ask' },
  optGoal: {
    zh: '希望在这一天全都记得（2026-01-31；none 取消）',
    en: 'the day to know it all (2026-01-31; none removes it)',
  },

  exists: { zh: '{file} 已经存在。', en: '{file} exists already.' },
  existsNext: { zh: '换一个名字，或加 --force 覆盖。', en: 'Choose another name, or replace it with --force.' },
  cannotWrite: { zh: '写不了 {file}：{reason}。', en: '{file} cannot be written: {reason}.' },
  cannotRead: { zh: '读不了 {file}：{reason}。', en: '{file} cannot be read: {reason}.' },
  checkPath: { zh: '请检查路径和权限。', en: 'Check the path and the permissions.' },
  exported: { zh: '已写出 {n} 条记录到 {file}。', en: 'Wrote {n} record(s) to {file}.' },
  added: {
    zh: '加入了 {n} 条记录：{lessons} 课、{answers} 次作答、{runs} 次实验。文件里共有 {of} 条。',
    en: 'Added {n} of {of} record(s): {lessons} lesson(s), {answers} answer(s), {runs} run(s).',
  },
  addedNothing: {
    zh: '文件里的 {of} 条记录这里都有了，没有改动。',
    en: 'All {of} record(s) are here already; nothing was changed.',
  },
  askAll: { zh: '忘掉全部进度？[y/N] ', en: 'Forget all progress? [y/N] ' },
  askLesson: { zh: '忘掉课程 {lesson} 的进度和测验？[y/N] ', en: 'Forget lesson {lesson} and its quiz? [y/N] ' },
  needsYes: { zh: '这里没有终端可以询问。', en: 'There is no terminal to ask on.' },
  needsYesNext: { zh: '确定的话请加 --yes。', en: 'Add --yes when you are sure.' },
  notDone: { zh: '没有改动。', en: 'Nothing was changed.' },
  forgotten: {
    zh: '已忘掉{what}。此前的记录备份在 {file}；想回到从前：DL_TUTOR_HOME=新文件夹 dl-tutor import 该文件。',
    en: 'Forgot {what}. A copy of everything before is {file}; to go back to it: DL_TUTOR_HOME=<new folder> dl-tutor import <that file>.',
  },
  everything: { zh: '全部进度', en: 'all progress' },

  nothingDue: { zh: '今天没有到期的题。', en: 'Nothing is due today.' },
  nextDue: { zh: '下一次：{day}，{n} 题。', en: 'Next: {day}, {n} question(s).' },
  dueToday: { zh: '今天到期 {n} 题：', en: '{n} question(s) due today:' },
  badDay: { zh: '请写成 2026-01-31 这样的日子，或者 none。', en: 'Write a day such as 2026-01-31, or none.' },
  pastDay: { zh: '这一天已经过去了。', en: 'That day is over.' },
  goalKept: { zh: '目标日：{day}。间隔会相应缩短。', en: 'Goal: {day}. Intervals shorten to fit.' },
  goalNone: { zh: '没有目标日。', en: 'No goal.' },

  reviews: {
    zh: '复习：今天到期 {due} 题，今天做了 {done} 题；记得率 {recall}',
    en: 'Reviews: {due} due today, {done} done today; remembered {recall}',
  },
  noRecall: { zh: '还没有数据', en: 'no data yet' },
  mastered: {
    zh: '掌握：{n}/{of} 个概念 30 天后多半还记得',
    en: 'Mastery: {n} of {of} concepts will probably still be known in 30 days',
  },
  answersBrier: {
    zh: '作答的把握：Brier 分数 {brier}（{n} 次）',
    en: 'Confidence in answers: Brier score {brier} ({n} answers)',
  },
} as const satisfies Record<string, Bilingual>;
