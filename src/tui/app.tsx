import { render, Text, useApp, useInput, useWindowSize } from 'ink';
import { useCallback, useLayoutEffect, useMemo, useReducer, useState } from 'react';
import type { CourseIndex } from '../course/types.ts';
import { ui } from '../i18n/ui.ts';
import type { BackendName } from '../lab/types.ts';
import { TutorError } from '../platform/errors.ts';
import type { Lang } from '../platform/language.ts';
import type { Capabilities } from '../platform/terminal.ts';
import type { Fact, Store } from '../progress/types.ts';
import { truncate } from '../text/width.ts';
import { tooSmall } from './chrome.ts';
import { Keyboard } from './keyboard.ts';
import { keyNames } from './keys.ts';
import { reduceStack, type Screen, stackFor } from './screen.ts';
import { HelpScreen } from './screens/help/screen.tsx';
import { LaboratoriesScreen } from './screens/laboratory/list.tsx';
import { LaboratoryScreen } from './screens/laboratory/screen.tsx';
import { LessonScreen } from './screens/lesson/screen.tsx';
import { MapScreen } from './screens/map/screen.tsx';
import { ProgressScreen } from './screens/progress/screen.tsx';
import { QuizScreen } from './screens/quiz/screen.tsx';
import { isTooSmall } from './size.ts';
import { type Tutor, TutorContext } from './tutor.ts';

export type Options = {
  readonly lang: Lang;
  readonly capabilities: Capabilities;
  readonly course: CourseIndex;
  readonly store: Store;
  readonly backend: BackendName | 'auto';
};

/** The whole program on the screen: the stack of screens, the language, what is written down. */
export function App({ start, options }: { readonly start: Screen; readonly options: Options }) {
  const { store } = options;
  const { exit } = useApp();
  const [keyboard] = useState(() => new Keyboard());
  useInput((input, key) => keyboard.press(keyNames(input, key)));
  const size = useWindowSize();
  const [stack, dispatch] = useReducer(reduceStack, start, stackFor);
  const [lang, setLang] = useState(options.lang);
  const [notice, say] = useState<string | null>(() => store.notices()[0]?.[options.lang] ?? null);
  const [progress, setProgress] = useState(() => store.progress());

  const record = useCallback(
    (fact: Fact): string | null => {
      try {
        const { id } = store.append(fact);
        setProgress(store.progress());
        return id;
      } catch (error) {
        if (!(error instanceof TutorError)) throw error;
        say(`${ui.notKept[lang]}${error.say(lang)}`);
        return null;
      }
    },
    [store, lang],
  );
  const switchLanguage = useCallback(() => {
    const next = lang === 'zh' ? 'en' : 'zh';
    setLang(next);
    try {
      store.setSettings({ lang: next });
    } catch (error) {
      if (!(error instanceof TutorError)) throw error;
      say(error.say(next));
    }
  }, [store, lang]);

  const tutor = useMemo<Tutor>(
    () => ({
      lang,
      size: { columns: size.columns, rows: size.rows },
      capabilities: options.capabilities,
      course: options.course,
      store,
      progress,
      backend: options.backend,
      active: true,
      keyboard,
      record,
      open: screen => dispatch({ type: 'open', screen }),
      replace: screen => dispatch({ type: 'replace', screen }),
      back: () => dispatch({ type: 'back' }),
      quit: () => exit(),
      switchLanguage,
      notice,
      say,
    }),
    [lang, size.columns, size.rows, options, store, progress, record, switchLanguage, notice, exit, keyboard],
  );
  const covered = useMemo<Tutor>(() => ({ ...tutor, active: false }), [tutor]);
  const small = isTooSmall(size);
  // No screen is seen, so none may hear: a key would act on what nobody sees.
  useLayoutEffect(() => {
    if (small) keyboard.listen(() => undefined);
  });
  return (
    <>
      {stack.map((screen, depth) => (
        <TutorContext key={keyOf(screen, depth)} value={depth === stack.length - 1 && !small ? tutor : covered}>
          <Show screen={screen} />
        </TutorContext>
      ))}
      {small ? <Text>{truncate(tooSmall(lang), size.columns)}</Text> : null}
    </>
  );
}

const keyOf = (screen: Screen, depth: number): string => `${depth} ${JSON.stringify(screen)}`;

/** Screens that are covered stay mounted, so what was typed or trained is there when one comes back. */
function Show({ screen }: { readonly screen: Screen }) {
  switch (screen.kind) {
    case 'map':
      return <MapScreen />;
    case 'lesson':
      return <LessonScreen {...screen} />;
    case 'quiz':
      return <QuizScreen quiz={screen.quiz} />;
    case 'laboratories':
      return <LaboratoriesScreen />;
    case 'laboratory':
      return <LaboratoryScreen {...screen} />;
    case 'progress':
      return <ProgressScreen />;
    case 'help':
      return <HelpScreen />;
  }
}

/** Opens the tutor on the terminal's alternate screen; resolves when the learner has left. */
export async function openTutor(start: Screen, options: Options): Promise<void> {
  const app = render(<App start={start} options={options} />, {
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    maxFps: 60,
    patchConsole: false,
    isScreenReaderEnabled: options.capabilities.screenReader,
  });
  await app.waitUntilExit();
}
