import type { Bilingual } from '../platform/language.ts';

/** The words of the command line: help, messages, the plain text of commands. */
export const cli = {
  // Help
  about: {
    zh: '在终端里学深度学习：读讲解，先猜，跑实验，再对答案。',
    en: 'Learn deep learning in the terminal: read, predict, run the experiment, compare.',
  },
  usage: { zh: '用法', en: 'Usage' },
  commands: { zh: '命令', en: 'Commands' },
  arguments: { zh: '参数', en: 'Arguments' },
  options: { zh: '选项', en: 'Options' },
  globalOptions: { zh: '通用选项', en: 'Options of every command' },
  examples: { zh: '例子', en: 'Examples' },
  usageCommand: { zh: '[命令]', en: '[command]' },
  usageOptions: { zh: '[选项]', en: '[options]' },
  bareHint: {
    zh: '不带命令时打开教程，从上次停下的地方继续。',
    en: 'Without a command it opens the tutor where you left off.',
  },
  optionHelp: { zh: '显示这份帮助', en: 'show this help' },
  optionVersion: { zh: '显示版本号', en: 'show the version' },
  optionLang: { zh: '界面语言', en: 'language' },
  optionColor: { zh: '颜色：关、开、16 色、256 色、真彩色', en: 'colours: off, on, 16, 256, true colour' },
  optionGlyphs: { zh: '字符：全部、宽度稳妥的、仅 ASCII', en: 'characters: all, those of safe width, ASCII only' },
  optionBackend: { zh: '用什么训练', en: 'what trains the networks' },
  optionScreenReader: { zh: '给读屏软件：只有文字，不画图', en: 'for screen readers: text only, charts in words' },
  optionJson: { zh: '输出一份 JSON', en: 'print one JSON document' },

  // Usage errors
  unknownCommand: { zh: '没有命令“{word}”。', en: 'There is no command "{word}".' },
  unknownOption: { zh: '没有选项“{word}”。', en: 'There is no option "{word}".' },
  unknownLesson: { zh: '没有课程“{word}”。', en: 'There is no lesson "{word}".' },
  unknownExperiment: { zh: '没有实验“{word}”。', en: 'There is no experiment "{word}".' },
  unknownParam: { zh: '实验 {id} 没有参数“{word}”。', en: 'Experiment {id} has no parameter "{word}".' },
  unknownSetting: { zh: '没有设置项“{word}”。', en: 'There is no setting "{word}".' },
  didYouMean: { zh: '是不是“{word}”？', en: 'Did you mean "{word}"?' },
  seeHelp: { zh: '用法见 {command}', en: 'See {command}' },
  badValue: { zh: '{option} 不能是“{word}”。', en: '{option} cannot be "{word}".' },
  oneOf: { zh: '可选：{values}。', en: 'Choose one of: {values}.' },
  missingValue: { zh: '{option} 后面要有一个值。', en: '{option} needs a value.' },
  missingArgument: { zh: '少了参数 <{word}>。', en: 'The argument <{word}> is missing.' },
  tooMany: { zh: '参数太多了。', en: 'There are too many arguments.' },
  wholeNumber: { zh: '请给一个 {low} 到 {high} 的整数。', en: 'Give a whole number from {low} to {high}.' },
  setForm: { zh: '请写成 名字=值。', en: 'Write it as name=value.' },
  unexpected: { zh: '程序出错了：{what}', en: 'The program broke: {what}' },
  unexpectedNext: {
    zh: '设置环境变量 DEBUG=1 再运行一次，可以看到详情。',
    en: 'Run it again with DEBUG=1 to see the details.',
  },

  // Course map as text
  minutes: { zh: '{n} 分钟', en: '{n} min' },
  statusNew: { zh: '未读', en: 'new' },
  statusOpened: { zh: '在读', en: 'begun' },
  statusKnown: { zh: '已会', en: 'known' },
  statusFinished: { zh: '学完', en: 'done' },
  goOn: { zh: '在终端里运行 dl-tutor 打开教程。', en: 'Run dl-tutor in a terminal to open the tutor.' },
  goOnText: {
    zh: '只看文字：dl-tutor learn {lesson}',
    en: 'To read as plain text: dl-tutor learn {lesson}',
  },
  goOnRun: {
    zh: '跑一个实验：dl-tutor lab run {experiment}',
    en: 'To run an experiment: dl-tutor lab run {experiment}',
  },
  noLessons: { zh: '课程还是空的。', en: 'The course is empty.' },

  // Commands
  listAbout: { zh: '列出章节和课程，以及学到哪里', en: 'chapters and lessons, with your progress' },
  learnAbout: { zh: '打开一课；没有终端时输出纯文本', en: 'open a lesson; without a terminal print it as text' },
  quizAbout: { zh: '做一课的测验', en: 'take the quiz of a lesson' },
  quizList: { zh: '只列出题目，不含答案', en: 'only list the questions, without answers' },
  labAbout: { zh: '打开实验室', en: 'open the laboratory' },
  labListAbout: { zh: '列出实验和它们的参数', en: 'experiments and their parameters' },
  labRunAbout: { zh: '不开界面，直接跑一个实验', en: 'run an experiment without a screen' },
  checkAbout: { zh: '检查课程文件夹（默认当前文件夹）', en: 'check a course folder (default: this one)' },
  coverageAbout: { zh: '笔记里的每个论断由哪里讲、哪里验证', en: 'where each claim of the notes is taught and tested' },
  glossaryAbout: { zh: '术语表：中文、英文、意思', en: 'the terms in Chinese and English, with their meaning' },
  sourcesAbout: { zh: '课文引用的全部出处', en: 'all sources that the lessons cite' },
  statsAbout: { zh: '进度、成绩、预测准不准', en: 'progress, scores, calibration' },
  doctorAbout: { zh: '检查环境：什么能用，什么不能，怎么办', en: 'what works here, what does not, what to do' },
  configAbout: { zh: '查看和修改设置', en: 'see and change the settings' },
  configListAbout: { zh: '列出设置', en: 'all settings' },
  configGetAbout: { zh: '查看一项设置', en: 'one setting' },
  configSetAbout: { zh: '修改一项设置', en: 'change a setting' },
  argLesson: { zh: '课程的编号，见 dl-tutor list', en: 'id of a lesson, see dl-tutor list' },
  argExperiment: { zh: '实验的编号，见 dl-tutor lab list', en: 'id of an experiment, see dl-tutor lab list' },
  argLabAction: { zh: '实验的编号，或者 list、run', en: 'id of an experiment, or list, or run' },
  argFolder: { zh: '含 lessons/ 和 quizzes/ 的文件夹', en: 'folder that holds lessons/ and quizzes/' },
  argAction: { zh: 'list、get 或 set', en: 'list, get or set' },
  argName: { zh: '设置项，见 dl-tutor config', en: 'the setting, see dl-tutor config' },
  argValue: { zh: '新的值', en: 'its new value' },
  optSet: { zh: '设一个参数，可以写多次', en: 'set a parameter; may be repeated' },
  optPreset: { zh: '先用一组预设', en: 'begin with a preset' },
  optSeed: { zh: '随机种子（默认 1）', en: 'seed of the random numbers (default 1)' },
  optSeeds: { zh: '从 --seed 起跑 k 个种子，评估结论', en: 'run k seeds from --seed on and evaluate the findings' },
  optJobs: { zh: '同时跑几个（默认处理器数减一）', en: 'runs side by side (default: processors − 1)' },
  optCard: { zh: '照一张运行卡重跑', en: 'run again what a run card says' },
  needsTerminal: {
    zh: '这需要一个终端：标准输入和输出都要连着终端，TERM 不能是 dumb，也不能设 CI。',
    en: 'This needs a terminal: standard input and output must be one, TERM must not be dumb, and CI must not be set.',
  },
  oldConsole: {
    zh: '这个控制台看不懂控制序列，只能显示文字。换成 Windows Terminal（Windows 10 及以上）就能打开教程界面。',
    en: 'This console does not understand control sequences, so only text can be shown. Windows Terminal (Windows 10 or newer) opens the tutor itself.',
  },
  quizNext: {
    zh: '只看题目：dl-tutor quiz {lesson} --list',
    en: 'To see the questions: dl-tutor quiz {lesson} --list',
  },
  labNext: { zh: '不开界面跑实验：dl-tutor lab run {id}', en: 'To run it without a screen: dl-tutor lab run {id}' },
  labListNext: { zh: '列出实验：dl-tutor lab list', en: 'To see the experiments: dl-tutor lab list' },
  reviewNext: { zh: '只看有哪些：dl-tutor review --json', en: 'To see what is due: dl-tutor review --json' },
  noQuiz: { zh: '课程 {lesson} 没有测验。', en: 'Lesson {lesson} has no quiz.' },
  noQuizNext: { zh: '有测验的课程：{lessons}。', en: 'Lessons with a quiz: {lessons}.' },
  experimentBlock: { zh: '［实验：dl-tutor lab {id}］', en: '[experiment: dl-tutor lab {id}]' },
  quizBlock: { zh: '［测验：dl-tutor quiz {id}］', en: '[quiz: dl-tutor quiz {id}]' },

  // lab
  presets: { zh: '预设', en: 'presets' },
  works: { zh: '能成', en: 'works' },
  fails: { zh: '会失败', en: 'fails' },
  claims: { zh: '对应的论断', en: 'claims' },
  finished: { zh: '完成', en: 'finished' },
  diverged: { zh: '发散了', en: 'diverged' },
  stopped: { zh: '中途停止', en: 'stopped' },
  ran: { zh: '{status}：{steps} 步，{seconds} 秒，{backend}', en: '{status}: {steps} steps, {seconds} s, {backend}' },
  card: { zh: '运行卡', en: 'Run card' },
  supported: { zh: '成立', en: 'supported' },
  notSupported: { zh: '不成立', en: 'not supported' },
  cannotTell: { zh: '说不准', en: 'cannot tell' },
  heldOf: { zh: '{held}/{of} 个种子成立', en: 'held for {held} of {of} seeds' },
  timeLeft: { zh: '还要 {n} 秒', en: '{n} s left' },
  interrupted: {
    zh: '被中断：{of} 次运行里完成了 {n} 次，下面只有这些。',
    en: 'Interrupted: {n} of {of} runs are done, and only those are given.',
  },
  interruptedOne: {
    zh: '被中断：给出的是停下之前的数字。',
    en: 'Interrupted: the numbers are those from before the stop.',
  },
  noFindings: { zh: '实验 {id} 没有要评估的结论。', en: 'Experiment {id} has no findings to evaluate.' },
  cardOrId: { zh: '请给出实验编号，或者 --card。', en: 'Give the id of an experiment, or --card.' },
  cardAlone: {
    zh: '--card 已经写明一切，不能再加 {option}。',
    en: '--card says everything; {option} cannot go with it.',
  },

  // check and coverage
  checked: { zh: '{errors} 个错误，{warnings} 个警告', en: '{errors} errors, {warnings} warnings' },
  noFolder: { zh: '文件夹 {folder} 不存在。', en: 'The folder {folder} does not exist.' },
  noFolderNext: { zh: '请给出含 lessons/ 的文件夹。', en: 'Give a folder that holds lessons/.' },
  covered: {
    zh: '{n}/{of} 个论断有课程、有题目、有该有的实验',
    en: '{n} of {of} claims have a lesson, a question and the experiments that they need',
  },
  missing: { zh: '缺', en: 'missing' },

  // stats
  lessonsDone: { zh: '课程：学完 {n}/{of}，在读 {begun}', en: 'Lessons: {n} of {of} done, {begun} begun' },
  quizScore: {
    zh: '测验 {id}：最近 {last}%，最好 {best}%，共 {times} 次',
    en: 'Quiz {id}: last {last} %, best {best} %, taken {times} times',
  },
  predictionScore: {
    zh: '预测：{n} 个有结果，猜对 {right} 个，Brier 分数 {brier}（越低越准，一律五成把握得 0.25）',
    en: 'Predictions: {n} settled, {right} right, Brier score {brier} (lower is better; always saying one half scores 0.25)',
  },
  noPredictions: { zh: '预测：还没有。', en: 'Predictions: none yet.' },
  runsMade: { zh: '实验：跑过 {n} 次', en: 'Experiments: {n} runs' },

  // doctor
  doctorGood: { zh: '正常', en: 'ok' },
  doctorBad: { zh: '有问题', en: 'PROBLEM' },
  doctorOldNode: {
    zh: '能用；Node 24 的界面大约快一倍，而且仍有安全更新。',
    en: 'It works; Node 24 paints about twice as fast and still gets security fixes.',
  },
  doctorNoTerminal: { zh: '没有终端，只能用文字命令', en: 'no terminal: only the commands that print text work' },
  doctorTooSmall: { zh: '窗口请放大到至少 {columns}×{rows}。', en: 'Make the window at least {columns}×{rows}.' },
  color0: { zh: '无颜色', en: 'no colours' },
  color1: { zh: '16 色', en: '16 colours' },
  color2: { zh: '256 色', en: '256 colours' },
  color3: { zh: '真彩色', en: 'true colour' },
  doctorAscii: {
    zh: '图表只用 ASCII 画。若终端支持 UTF-8，把 LANG 设为 UTF-8 的区域，或加 --glyphs full。',
    en: 'Charts are drawn in ASCII. If the terminal knows UTF-8, set LANG to a UTF-8 locale or add --glyphs full.',
  },
  doctorNotMeasured: { zh: '没有终端可量', en: 'no terminal to measure' },
  doctorWidths: {
    zh: '“→”占 {ambiguous} 格，“中”占 {wide} 格',
    en: '"→" takes {ambiguous} cell(s), "中" takes {wide}',
  },
  doctorWidthsFix: {
    zh: '请在终端设置里把宽度不定的字符设为窄，或加 --glyphs safe。',
    en: 'Set ambiguous characters to narrow in the settings of the terminal, or add --glyphs safe.',
  },
  doctorBackend: { zh: '实验 {experiment} 跑出了第一帧，{ms} 毫秒', en: 'first frame of {experiment} after {ms} ms' },
  doctorBackendFix: {
    zh: '用另一个后端：--backend cpu 或 --backend wasm。',
    en: 'Use the other backend: --backend cpu or --backend wasm.',
  },
  doctorLog: {
    zh: '{files} 个文件，{events} 条记录，{damaged} 行损坏，{newer} 条来自更新的版本',
    en: '{files} file(s), {events} event(s), {damaged} damaged line(s), {newer} from a newer version',
  },
  doctorDamaged: {
    zh: '损坏的行已跳过，副本在 {folder}/set-aside，其余进度完好。',
    en: 'Damaged lines are passed over; copies lie in {folder}/set-aside, and all other progress is whole.',
  },

  // config
  settingNone: { zh: '（随系统）', en: '(from the system)' },
  settingKept: { zh: '已保存：{name} = {value}', en: 'Saved: {name} = {value}' },
} as const satisfies Record<string, Bilingual>;
