import { Text } from 'ink';
import { afterEach, beforeEach, vi } from 'vitest';
import type { RunMessage } from '../../../../src/lab/protocol.ts';
import { TutorError } from '../../../../src/platform/errors.ts';
import type { Fact, Store } from '../../../../src/progress/types.ts';
import { COURSE, LESSON, SOURCES, TERMS } from '../../../support/fixture-lesson.ts';
import { freshStore, mountTutor } from '../../../support/tutor.tsx';

vi.mock('../../../../src/course/load.ts', () => ({
  loadLesson: (id: string) => {
    if (id === LESSON.id) return LESSON;
    throw new TutorError(
      'course-missing',
      { zh: '读不到这一课。', en: 'The lesson cannot be read.' },
      { zh: '', en: '' },
    );
  },
  loadSources: () => SOURCES,
  loadGlossary: () => TERMS,
}));

vi.mock('../../../../src/tui/screens/quiz/screen.tsx', async () => {
  const { Frame } = await import('../../../../src/tui/components/frame.tsx');
  return {
    QuizScreen: ({ quiz }: { quiz: string }) => (
      <Frame title={`quiz ${quiz}`} commands={[]}>
        <Text>questions</Text>
      </Frame>
    ),
  };
});

/** What happened in the test that runs: facts that were written down, the run that was started, runs stopped. */
export const seen = { facts: [] as Fact[], answer: null as ((message: RunMessage) => void) | null, stopped: 0 };

vi.mock('../../../../src/lab/client.ts', () => ({
  warmUp: () => undefined,
  startRun: ({ onMessage }: { onMessage: (message: RunMessage) => void }) => {
    seen.answer = onMessage;
    const nothing = (): void => undefined;
    const stop = async (): Promise<void> => {
      seen.stopped++;
    };
    return { pause: nothing, resume: nothing, step: nothing, set: nothing, stop };
  },
}));

/** The end of a run without an activation: half of the points are right. */
export const done = (): RunMessage => ({
  kind: 'done',
  result: {
    experiment: 'xor-mlp',
    version: 1,
    params: { activation: 'identity' },
    seed: 1,
    backend: 'cpu',
    card: 'card',
    status: 'finished',
    steps: 1,
    seconds: 1,
    metrics: { accuracy: 0.5, loss: 0.7 },
    series: {},
    streams: {},
  },
});

type Options = Omit<Partial<Parameters<typeof mountTutor>[0]>, 'course'> & {
  readonly lesson?: string;
  readonly anchor?: string;
};

let mounted: ReturnType<typeof mountTutor> | null = null;

const recording = (store: Store): Store => ({
  ...store,
  append: fact => {
    seen.facts.push(fact);
    return store.append(fact);
  },
});

/** A store in which these things have happened. The replaced modules come first, so tests import no store themselves. */
export function storeWith(...facts: Fact[]): Store {
  const store = freshStore();
  for (const fact of facts) store.append(fact);
  return store;
}

/** The tutor on the lesson of the fixture; it is closed when the test ends. */
export function open({ lesson = 'fixture', anchor, store = freshStore(), ...options }: Options = {}) {
  const screen = { kind: 'lesson' as const, lesson, ...(anchor === undefined ? {} : { anchor }) };
  mounted = mountTutor({ course: COURSE, screen, store: recording(store), ...options });
  return mounted;
}

beforeEach(() => {
  Object.assign(seen, { facts: [], answer: null, stopped: 0 });
});

afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

/** The rows between the rules. */
export const bodyOf = (screen: readonly string[] | string): readonly string[] =>
  (typeof screen === 'string' ? screen.split('\n') : screen).slice(2, -2);
