import { loadIndex } from '../course/load.ts';
import type { CourseIndex } from '../course/types.ts';
import { cli } from '../i18n/cli.ts';
import type { Scene } from '../tui/chrome.ts';
import { firstFrame, LEAVE } from '../tui/first-frame.ts';
import type { Screen } from '../tui/screen.ts';
import type { Context } from './context.ts';
import { findLesson, findQuiz } from './find.ts';
import { isInteractive } from './io.ts';
import { say, usageError } from './usage.ts';

/** A screen that was asked for by bare words, or null when the words are a matter for the parser of commands. */
export type Asked =
  | { readonly kind: 'go on' }
  | { readonly kind: 'lesson'; readonly lesson: string }
  | { readonly kind: 'quiz'; readonly lesson: string }
  | { readonly kind: 'laboratory'; readonly experiment: string }
  | { readonly kind: 'laboratories' };

/** Recognises `dl-tutor`, `learn <id>`, `quiz <id>`, `lab` and `lab <id>`. */
export function screenOf(words: readonly string[], { io }: Pick<Context, 'io'>): Asked | null {
  if (words.length === 0) return { kind: 'go on' };
  if (words.length > 2 || words.some(word => word.startsWith('-')) || !isInteractive(io)) return null;
  const [command, id] = words;
  if (command === 'lab' && id === undefined) return { kind: 'laboratories' };
  if (id === undefined || id === 'list' || id === 'run') return null;
  if (command === 'learn') return { kind: 'lesson', lesson: id };
  if (command === 'quiz') return { kind: 'quiz', lesson: id };
  return command === 'lab' ? { kind: 'laboratory', experiment: id } : null;
}

/** Opens the tutor on a screen and resolves when the learner leaves it; without a terminal prints what can be printed. */
export async function openScreen(asked: Asked, context: Context): Promise<number> {
  const { io, store, lang, capabilities } = context;
  if (!isInteractive(io)) {
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
    io.stdout.write(firstFrame(screen, sceneOf(context, course)));
    const [{ openTutor }, { openLab }] = await Promise.all([import('../tui/app.tsx'), import('../lab/home.ts')]);
    openLab(store.folder, io.env);
    const backend = context.globals.backend ?? 'auto';
    const closed = openTutor(screen, { lang, capabilities, course, store, backend });
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
  return { lang, capabilities, course, progress: store.progress(), size: { columns, rows }, notice };
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
      return { kind: 'laboratories' };
  }
}

function noTerminal(asked: Exclude<Asked, { kind: 'go on' }>) {
  const next = {
    lesson: cli.goOnText,
    quiz: cli.quizNext,
    laboratory: cli.labNext,
    laboratories: cli.labListNext,
  }[asked.kind];
  const lesson = 'lesson' in asked ? asked.lesson : '';
  const id = 'experiment' in asked ? asked.experiment : '';
  return usageError(cli.needsTerminal, say(next, { lesson, id }));
}
