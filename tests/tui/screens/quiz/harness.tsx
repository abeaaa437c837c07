import { afterEach, beforeEach } from 'vitest';
import type { Fact, Store } from '../../../../src/progress/types.ts';
import { QUIZ, QUIZ_COURSE } from '../../../support/fixture-quiz.ts';
import { freshStore, mountTutor } from '../../../support/tutor.tsx';

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
