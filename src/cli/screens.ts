import { loadIndex } from '../course/load.ts';
import type { CourseIndex } from '../course/types.ts';
import { cli } from '../i18n/cli.ts';
import { localDay } from '../platform/days.ts';
import { detectCapabilities } from '../platform/terminal.ts';
import { agendaOf } from '../progress/agenda.ts';
import type { Options } from '../tui/app.tsx';
import type { Scene } from '../tui/chrome.ts';
import { firstFrame, LEAVE } from '../tui/first-frame.ts';
import type { Screen } from '../tui/screen.ts';
import { hearAnswers, type Measured, questionsFor } from './ask-terminal.ts';
import { type Context, chooseLang, terminalOptions } from './context.ts';
import { findLesson, findQuiz } from './find.ts';
import type { Globals } from './globals.ts';
import { isInteractive, isOldConsole } from './io.ts';
import { say, usageError } from './usage.ts';

/** A screen that was asked for by bare words, or null when the words are a matter for the parser of commands. */
export type Asked =
  | { readonly kind: 'go on' }
  | { readonly kind: 'lesson'; readonly lesson: string }
  | { readonly kind: 'quiz'; readonly lesson: string }
  | { readonly kind: 'laboratory'; readonly experiment: string }
  | { readonly kind: 'laboratories' }
  | { readonly kind: 'glossary' }
  | { readonly kind: 'sources' }
  | { readonly kind: 'review' };

/** Recognises `dl-tutor`, `learn <id>`, `quiz <id>`, `lab`, `lab <id>` and `review`. */
export function screenOf(words: readonly string[], { io }: Pick<Context, 'io'>): Asked | null {
  if (words.length === 0) return { kind: 'go on' };
  if (words.length > 2 || words.some(word => word.startsWith('-')) || !isInteractive(io)) return null;
  const [command, id] = words;
  if (command === 'lab' && id === undefined) return { kind: 'laboratories' };
  if (command === 'review' && id === undefined) return { kind: 'review' };
  if (id === undefined || id === 'list' || id === 'run') return null;
  if (command === 'learn') return { kind: 'lesson', lesson: id };
  if (command === 'quiz') return { kind: 'quiz', lesson: id };
  return command === 'lab' ? { kind: 'laboratory', experiment: id } : null;
}

/** Opens the tutor on a screen and resolves when the learner leaves it; without a terminal prints what can be printed. */
export async function openScreen(asked: Asked, context: Context): Promise<number> {
  const { io, store, lang, capabilities } = context;
  if (!isInteractive(io)) {
    if (isOldConsole(io.env)) context.tell(cli.oldConsole[lang]);
    if (asked.kind === 'go on') return (await import('./commands/list.ts')).printMap(context);
    throw noTerminal(asked);
  }
  // Ink's colours do not know NO_COLOR and read the environment when they are loaded.
  process.env.FORCE_COLOR = String(capabilities.color);
  const screen = await resolveScreen(asked, context);
  const course = loadIndex();
  // Keys that are typed while the program loads wait for the screen instead of being echoed over it.
  io.stdin.setRawMode?.(true);
  const restore = (): void => {
    io.stdout.write(LEAVE);
    io.stdin.setRawMode?.(false);
  };
  const release = onSignal(restore);
  try {
    const questions = capabilities.screenReader
      ? ''
      : questionsFor(io.env, terminalOptions(context.globals, store.settings()));
    io.stdout.write(firstFrame(screen, sceneOf(context, course), questions));
    const answers = questions === '' ? {} : hearAnswers(io.stdin);
    const [{ openTutor }, { openLab }, measured] = await Promise.all([
      import('../tui/app.tsx'),
      import('../lab/home.ts'),
      answers,
    ]);
    openLab(store.folder, io.env);
    const backend = context.globals.backend ?? 'auto';
    const resolve = resolverOf(context, measured);
    const first = resolve(store.settings(), {});
    const closed = openTutor(screen, { ...first, lang, course, store, backend, resolve });
    release();
    await closed;
    return 0;
  } catch (error) {
    restore();
    throw error;
  } finally {
    io.stdin.setRawMode?.(false);
  }
}

/** What settings mean here. A setting that was just changed wins over an option of the command line. */
function resolverOf({ io, globals }: Context, measured: Measured): NonNullable<Options['resolve']> {
  return (settings, patch) => {
    const asked = Object.fromEntries(
      Object.entries(globals).filter(([name]) => !Object.hasOwn(patch, name)),
    ) as Globals;
    const options = terminalOptions(asked, settings);
    return {
      lang: chooseLang(asked.lang ?? null, settings.lang, io.env),
      capabilities: detectCapabilities(io.env, Boolean(io.stdout.isTTY), {
        ...options,
        glyphs: options.glyphs ?? measured.glyphs,
        background: options.background ?? measured.background,
      }),
    };
  };
}

const SIGNALS = { SIGTERM: 143, SIGHUP: 129 } as const;

/** Until Ink listens to signals itself. Returns what takes the listeners away. */
function onSignal(restore: () => void): () => void {
  const listeners = Object.entries(SIGNALS).map(([signal, code]) => {
    const listener = (): void => {
      restore();
      process.exit(code);
    };
    process.once(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const remove of listeners) remove();
  };
}

function sceneOf({ io, store, lang, capabilities }: Context, course: CourseIndex): Scene {
  const { columns = 80, rows = 24 } = io.stdout;
  const notice = store.notices()[0]?.[lang] ?? null;
  const progress = store.progress();
  const due = agendaOf(course, progress, store.settings(), localDay(Date.now())).queue.length;
  return { lang, capabilities, course, progress, size: { columns, rows }, due, notice };
}

/** Looks the ids up, so that a wrong one is told before the screen changes. */
async function resolveScreen(asked: Asked, { store }: Context): Promise<Screen> {
  switch (asked.kind) {
    case 'go on': {
      const { current, lessons } = store.progress();
      const begun = current !== null && lessons[current]?.status === 'opened';
      const exists = loadIndex().chapters.some(chapter => chapter.lessons.some(({ id }) => id === current));
      return begun && exists ? { kind: 'lesson', lesson: current } : { kind: 'map' };
    }
    case 'lesson':
      return { kind: 'lesson', lesson: findLesson(asked.lesson).id };
    case 'quiz':
      return { kind: 'quiz', quiz: findQuiz(asked.lesson).id };
    case 'laboratory': {
      const { findExperiment } = await import('./find-experiment.ts');
      return { kind: 'laboratory', experiment: findExperiment(asked.experiment).id };
    }
    case 'laboratories':
    case 'glossary':
    case 'sources':
    case 'review':
      return { kind: asked.kind };
  }
}

const NOTHING = { zh: '', en: '' };

function noTerminal(asked: Exclude<Asked, { kind: 'go on' }>) {
  const next = {
    lesson: cli.goOnText,
    quiz: cli.quizNext,
    laboratory: cli.labNext,
    laboratories: cli.labListNext,
    glossary: NOTHING,
    sources: NOTHING,
    review: cli.reviewNext,
  }[asked.kind];
  const lesson = 'lesson' in asked ? asked.lesson : '';
  const id = 'experiment' in asked ? asked.experiment : '';
  return usageError(cli.needsTerminal, say(next, { lesson, id }));
}
