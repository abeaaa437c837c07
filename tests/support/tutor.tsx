import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CourseIndex } from '../../src/course/types.ts';
import type { Lang } from '../../src/platform/language.ts';
import type { Capabilities } from '../../src/platform/terminal.ts';
import { openStore } from '../../src/progress/store.ts';
import type { Store } from '../../src/progress/types.ts';
import { App } from '../../src/tui/app.tsx';
import type { Screen } from '../../src/tui/screen.ts';
import { mount, type TestTerminal } from './terminal.ts';

export const FULL: Capabilities = { color: 0, glyphs: 'full', background: 'dark', screenReader: false };

type Setup = {
  readonly course: CourseIndex;
  readonly screen?: Screen;
  readonly columns?: number;
  readonly rows?: number;
  readonly lang?: Lang;
  readonly capabilities?: Capabilities;
  readonly store?: Store;
};

/** A store of its own in a fresh folder. */
export const freshStore = (): Store => openStore(mkdtempSync(join(tmpdir(), 'dl-tutor-test-')));

/** The whole tutor in a terminal of this process. */
export function mountTutor(setup: Setup): TestTerminal & { readonly store: Store } {
  const { course, screen = { kind: 'map' }, columns = 80, rows = 24, lang = 'en', capabilities = FULL } = setup;
  const store = setup.store ?? freshStore();
  const options = { lang, capabilities, course, store, backend: 'auto' as const };
  return { ...mount(<App start={screen} options={options} />, { columns, rows }, capabilities.screenReader), store };
}
