import { loadIndex } from '../../course/load.ts';
import type { LessonMeta } from '../../course/types.ts';
import { cli } from '../../i18n/cli.ts';
import { isKnown, nextBest } from '../../progress/next.ts';
import type { Progress } from '../../progress/types.ts';
import { padEnd, width } from '../../text/width.ts';
import type { Context } from '../context.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { say } from '../usage.ts';

type Status = 'new' | 'opened' | 'finished' | 'known';

const STATUS = {
  new: cli.statusNew,
  opened: cli.statusOpened,
  finished: cli.statusFinished,
  known: cli.statusKnown,
} as const;

function statusOf(progress: Progress, lesson: string): Status {
  const status = progress.lessons[lesson]?.status;
  return status !== 'finished' && isKnown(progress, lesson) ? 'known' : (status ?? 'new');
}

export const list: CommandSpec = {
  name: 'list',
  about: cli.listAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor list', 'dl-tutor list --json'],
  run: async (context, _, options) => {
    if (options.json) context.printJson(mapJson(context.store.progress()));
    else context.print(mapText(context).join('\n'));
    return 0;
  },
};

/** The course map as JSON; `status` is `new`, `opened`, `finished`, or `known` by a chapter's test. */
function mapJson(progress: Progress) {
  return {
    chapters: loadIndex().chapters.map(({ id, title, lessons }) => ({
      id,
      title,
      lessons: lessons.map(({ id, title, minutes, requires, claims, experiments, quiz }) => {
        return { id, title, minutes, requires, claims, experiments, quiz, status: statusOf(progress, id) };
      }),
    })),
  };
}

/** The course map as text, one lesson a line: status, id, title, minutes. */
function mapText({ lang, store }: Context): string[] {
  const { title, chapters } = loadIndex();
  const lessons = chapters.flatMap(chapter => chapter.lessons);
  if (lessons.length === 0) return [cli.noLessons[lang]];
  const columnOf = (cell: (lesson: LessonMeta) => string): number => Math.max(...lessons.map(l => width(cell(l))));
  const status = (lesson: LessonMeta): string => STATUS[statusOf(store.progress(), lesson.id)][lang];
  const [statuses, ids, titles] = [columnOf(status), columnOf(l => l.id), columnOf(l => l.title[lang])];
  const line = (lesson: LessonMeta): string => {
    const cells = [padEnd(status(lesson), statuses), padEnd(lesson.id, ids), padEnd(lesson.title[lang], titles)];
    return `  ${cells.join('  ')}  ${say(cli.minutes, { n: lesson.minutes })[lang]}`;
  };
  return [title[lang], ...chapters.flatMap(chapter => ['', chapter.title[lang], ...chapter.lessons.map(line)])];
}

/** What `dl-tutor` alone prints where no screen can be shown: the map, and how to go on from there. */
export function printMap(context: Context): number {
  const { lang, store } = context;
  const lessons = loadIndex().chapters.flatMap(chapter => chapter.lessons);
  const lesson = nextBest(loadIndex(), store.progress())?.lesson ?? lessons[0];
  const experiment = lessons.flatMap(({ experiments }) => experiments)[0];
  const next = [
    cli.goOn[lang],
    ...(lesson ? [say(cli.goOnText, { lesson: lesson.id })[lang]] : []),
    ...(experiment ? [say(cli.goOnRun, { experiment })[lang]] : []),
  ];
  context.print([...mapText(context), '', ...next].join('\n'));
  return 0;
}
