import { createContext, useContext } from 'react';
import type { BackendName } from '../lab/types.ts';
import type { Fact, Settings, Store } from '../progress/types.ts';
import type { Scene } from './chrome.ts';
import type { Keyboard } from './keyboard.ts';
import type { Screen, Target } from './screen.ts';

/** What every screen may use. One object, renewed when the language, the size or the progress changes. */
export type Tutor = Scene & {
  readonly keyboard: Keyboard;
  readonly store: Store;
  readonly settings: Settings;
  /** Changes settings and shows what follows from them at once. */
  readonly change: (patch: Partial<Settings>) => void;
  readonly backend: BackendName | 'auto';
  /** False while another screen covers this one: it keeps its state, paints nothing and hears no key. */
  readonly active: boolean;
  /** Writes to the log; when that fails the learner is told on the screen and the program goes on. */
  readonly record: (fact: Fact) => string | null;
  readonly open: (screen: Screen) => void;
  readonly replace: (screen: Screen) => void;
  readonly back: () => void;
  /** Leaves this screen for a place of a lesson. */
  readonly jump: (lesson: string, to: Target) => void;
  readonly quit: () => void;
  readonly switchLanguage: () => void;
  /** Shows a sentence in the footer until the next key. */
  readonly say: (text: string | null) => void;
};

export const TutorContext = createContext<Tutor | null>(null);

export function useTutor(): Tutor {
  const tutor = useContext(TutorContext);
  if (!tutor) throw new Error('useTutor is called outside the tutor');
  return tutor;
}

export { bodyOf, type Size } from './size.ts';
