import type { LessonMeta } from '../../course/types.ts';
import { history } from '../../i18n/history.ts';
import type { Bilingual } from '../../platform/language.ts';
import { backUp } from '../../progress/archive.ts';
import { storeUnwritable } from '../../progress/notices.ts';
import type { Fact } from '../../progress/types.ts';
import { confirm } from '../ask.ts';
import type { Context } from '../context.ts';
import { findLesson } from '../find.ts';
import { isInteractive } from '../io.ts';
import type { CommandSpec } from '../spec.ts';
import { say, usageError } from '../usage.ts';

export const reset: CommandSpec = {
  name: 'reset',
  about: history.resetAbout,
  arguments: [{ name: 'what', about: history.argReset }],
  options: [{ flags: '--yes', about: history.optYes }],
  examples: ['dl-tutor reset neural-network', 'dl-tutor reset all --yes'],
  run: async (context, [what = ''], options) => {
    const lesson = what === 'all' ? null : findLesson(what);
    const agreed = Boolean(options.yes) || (await ask(context, lesson));
    if (!agreed) {
      context.tell(history.notDone[context.lang]);
      return 1;
    }
    const file = keepCopy(context);
    context.store.append(factOf(lesson));
    context.tell(say(history.forgotten, { what: nameOf(lesson)[context.lang], file })[context.lang]);
    return 0;
  },
};

const nameOf = (lesson: LessonMeta | null): Bilingual => lesson?.title ?? history.everything;

const factOf = (lesson: LessonMeta | null): Fact =>
  lesson ? { type: 'lesson.forgotten', lesson: lesson.id, quiz: lesson.quiz } : { type: 'progress.reset' };

async function ask({ io, lang }: Context, lesson: LessonMeta | null): Promise<boolean> {
  if (!isInteractive(io)) throw usageError(history.needsYes, history.needsYesNext);
  const question = lesson ? say(history.askLesson, { lesson: lesson.title[lang] }) : history.askAll;
  return confirm(io, question[lang]);
}

function keepCopy({ store }: Context): string {
  try {
    return backUp(store.folder, Date.now());
  } catch (error) {
    throw storeUnwritable(store.folder, error);
  }
}
