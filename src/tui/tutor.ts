import { createContext, useContext } from 'react';
import type { CourseIndex } from '../course/types.ts';
import type { BackendName } from '../lab/types.ts';
import type { Lang } from '../platform/language.ts';
import type { Capabilities } from '../platform/terminal.ts';
import type { Fact, Progress, Store } from '../progress/types.ts';
import type { Screen } from './screen.ts';

export type Size = { readonly columns: number; readonly rows: number };

/** What every screen may use. One object, renewed when the language, the size or the progress changes. */
export type Tutor = {
  readonly lang: Lang;
  readonly size: Size;
  readonly capabilities: Capabilities;
  readonly course: CourseIndex;
  readonly store: Store;
  readonly progress: Progress;
  readonly backend: BackendName | 'auto';
  /** False while another screen covers this one: it keeps its state, paints nothing and hears no key. */
  readonly active: boolean;
  /** Writes to the log; when that fails the learner is told on the screen and the program goes on. */
  readonly record: (fact: Fact) => string | null;
  readonly open: (screen: Screen) => void;
  readonly replace: (screen: Screen) => void;
  readonly back: () => void;
  readonly quit: () => void;
  readonly switchLanguage: () => void;
  /** A sentence that stays above the footer until the next key. */
  readonly notice: string | null;
  readonly say: (text: string | null) => void;
};

export const TutorContext = createContext<Tutor | null>(null);

export function useTutor(): Tutor {
  const tutor = useContext(TutorContext);
  if (!tutor) throw new Error('useTutor is called outside the tutor');
  return tutor;
}

/** Rows that the frame takes: the title, two rules, the footer. */
export const FRAME_ROWS = 4;

/** The place that a screen has for itself. */
export const bodyOf = (size: Size): Size => ({ columns: size.columns, rows: Math.max(1, size.rows - FRAME_ROWS) });
