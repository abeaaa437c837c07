import { render } from 'ink-testing-library';
import type { ReactNode } from 'react';
import type { Capabilities } from '../../../src/platform/terminal.ts';
import { EMPTY_PROGRESS } from '../../../src/progress/fold.ts';
import { DEFAULT_SETTINGS } from '../../../src/progress/settings.ts';
import { Keyboard } from '../../../src/tui/keyboard.ts';
import { type Tutor, TutorContext } from '../../../src/tui/tutor.ts';
import { MAP_COURSE } from '../../support/fixture-map.ts';
import { FULL, freshStore } from '../../support/tutor.tsx';

export const COLOURED: Capabilities = { ...FULL, color: 2 };

/** A tutor of which nothing is heard but what `overrides` listen to. */
export function tutorWith(overrides: Partial<Tutor> = {}): Tutor {
  const nothing = (): void => undefined;
  return {
    lang: 'en',
    size: { columns: 60, rows: 12 },
    capabilities: FULL,
    course: MAP_COURSE,
    progress: EMPTY_PROGRESS,
    due: 0,
    notice: null,
    store: freshStore(),
    settings: DEFAULT_SETTINGS,
    change: nothing,
    jump: nothing,
    backend: 'auto',
    active: true,
    keyboard: new Keyboard(),
    record: () => null,
    open: nothing,
    replace: nothing,
    back: nothing,
    quit: nothing,
    switchLanguage: nothing,
    say: nothing,
    ...overrides,
  };
}

/** A component as the tutor shows it: the rows of its last frame. */
export function show(node: ReactNode, tutor: Tutor = tutorWith()): string[] {
  const { lastFrame, unmount } = render(<TutorContext value={tutor}>{node}</TutorContext>);
  const rows = (lastFrame() ?? '').split('\n');
  unmount();
  return rows;
}
