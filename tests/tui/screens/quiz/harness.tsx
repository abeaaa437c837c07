import { Text } from 'ink';
import { afterEach, beforeEach, vi } from 'vitest';
import { TutorError } from '../../../../src/platform/errors.ts';
import type { Fact, Store } from '../../../../src/progress/types.ts';
import { QUIZ, QUIZ_COURSE } from '../../../support/fixture-quiz.ts';
import { freshStore, mountTutor } from '../../../support/tutor.tsx';

vi.mock('../../../../src/course/load.ts', () => ({
  loadQuiz: (id: string) => {
    if (id === QUIZ.id) return QUIZ;
    throw new TutorError('unknown-id', { zh: '没有这个测验。', en: 'There is no such quiz.' }, { zh: '', en: '' });
  },
}));

// Where the links lead: another screen in its frame, which says what it was given.
vi.mock('../../../../src/tui/screens/lesson/screen.tsx', async () => {
  const { Frame } = await import('../../../../src/tui/components/frame.tsx');
  return {
    LessonScreen: ({ lesson, anchor }: { lesson: string; anchor?: string }) => (
      <Frame title="lesson" commands={[]}>
        <Text>{`reading ${lesson} at ${anchor}`}</Text>
      </Frame>
    ),
  };
});
vi.mock('../../../../src/tui/screens/laboratory/screen.tsx', async () => {
  const { Frame } = await import('../../../../src/tui/components/frame.tsx');
  return {
    LaboratoryScreen: ({ experiment }: { experiment: string }) => (
      <Frame title="laboratory" commands={[]}>
        <Text>{`running ${experiment}`}</Text>
      </Frame>
    ),
  };
});

/** Facts in the order in which they were written, each with what the screen showed at that moment. */
export const seen = { facts: [] as Fact[] };

type Options = Omit<Partial<Parameters<typeof mountTutor>[0]>, 'course' | 'screen'> & { readonly quiz?: string };

let mounted: ReturnType<typeof mountTutor> | null = null;

const recording = (store: Store): Store => ({
  ...store,
  append: fact => {
    const event = store.append(fact);
    seen.facts.push(fact);
    return event;
  },
});

/** The tutor on the quiz of the fixture; it is closed when the test ends. */
export function open({ quiz = QUIZ.id, store = freshStore(), ...options }: Options = {}) {
  mounted = mountTutor({ course: QUIZ_COURSE, screen: { kind: 'quiz', quiz }, store: recording(store), ...options });
  return mounted;
}

beforeEach(() => {
  seen.facts = [];
});

afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

/** The rows between the rules. */
export const bodyOf = (screen: readonly string[]): readonly string[] => screen.slice(2, -2);
