import { vi } from 'vitest';
import type { RunOptions } from '../../src/lab/client.ts';
import { SOURCES, TERMS } from './fixture-lesson.ts';
import { EXPERIMENT, RUN, SCREENS_COURSE, SCREENS_LESSON, SHORT_QUIZ } from './fixture-screens.ts';
import { freshStore, mountTutor } from './tutor.tsx';

/** The whole program with a course, an experiment and a run of its own: nothing that authors edit shows. */
vi.mock('../../src/course/load.ts', () => ({
  loadLesson: () => SCREENS_LESSON,
  loadQuiz: () => SHORT_QUIZ,
  loadSources: () => SOURCES,
  loadGlossary: () => TERMS,
}));

vi.mock('../../src/lab/experiments/index.ts', () => ({
  experiments: [EXPERIMENT],
  experimentById: (id: string) => (id === EXPERIMENT.id ? EXPERIMENT : undefined),
}));

vi.mock('../../src/lab/client.ts', () => ({
  warmUp: () => undefined,
  startRun: ({ onMessage }: RunOptions) => {
    const nothing = (): void => undefined;
    queueMicrotask(() => {
      for (const message of RUN) onMessage(message);
    });
    return { pause: nothing, resume: nothing, step: nothing, set: nothing, stop: async () => undefined };
  },
}));

/** A learner who has been here before. */
export function usedStore(): ReturnType<typeof freshStore> {
  const store = freshStore();
  store.append({ type: 'lesson.opened', lesson: 'fixture' });
  store.append({ type: 'lesson.position', lesson: 'fixture', anchor: 'claim', screen: 1 });
  store.append({ type: 'quiz.finished', quiz: 'fixture-quiz', score: 0.8 });
  store.append({ type: 'run.finished', experiment: EXPERIMENT.id, card: 'c', status: 'finished' });
  return store;
}

type Setup = Omit<Parameters<typeof mountTutor>[0], 'course'>;

export const mountStage = (setup: Setup): ReturnType<typeof mountTutor> =>
  mountTutor({ course: SCREENS_COURSE, store: usedStore(), ...setup });
