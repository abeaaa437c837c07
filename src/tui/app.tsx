import { render, Text, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useCallback, useLayoutEffect, useMemo, useReducer, useState } from 'react';
import type { CourseIndex } from '../course/types.ts';
import { ui } from '../i18n/ui.ts';
import type { BackendName } from '../lab/types.ts';
import { localDay } from '../platform/days.ts';
import { TutorError } from '../platform/errors.ts';
import type { Lang } from '../platform/language.ts';
import type { Capabilities } from '../platform/terminal.ts';
import { agendaOf } from '../progress/agenda.ts';
import type { Fact, Settings, Store } from '../progress/types.ts';
import { truncate } from '../text/width.ts';
import { tooSmall } from './chrome.ts';
import { Keyboard, keyNames } from './keyboard.ts';
import { commands } from './keys.ts';
import { keyOf, reduceStack, type Screen, stackFor } from './screen.ts';
import { ContentsScreen } from './screens/contents/screen.tsx';
import { GlossaryScreen } from './screens/glossary/screen.tsx';
import { HelpScreen } from './screens/help/screen.tsx';
import { CardScreen } from './screens/laboratory/card.tsx';
import { LaboratoriesScreen } from './screens/laboratory/list.tsx';
import { LaboratoryScreen } from './screens/laboratory/screen.tsx';
import { LessonScreen } from './screens/lesson/screen.tsx';
import { MapScreen } from './screens/map/screen.tsx';
import { PaletteScreen } from './screens/palette/screen.tsx';
import { ProgressScreen } from './screens/progress/screen.tsx';
import { QuizScreen } from './screens/quiz/screen.tsx';
import { ReviewScreen } from './screens/review/screen.tsx';
import { SearchScreen } from './screens/search/screen.tsx';
import { SettingsScreen } from './screens/settings/screen.tsx';
import { SourcesScreen } from './screens/sources/screen.tsx';
import { TestScreen } from './screens/test/screen.tsx';
import { isTooSmall, SMALLEST, SPOKEN_WINDOW } from './size.ts';
import { transcriptOf } from './transcript.ts';
import { type Tutor, TutorContext } from './tutor.ts';
import { useTerminal, useWholeFrames } from './use-terminal.ts';

export type Options = {
  readonly lang: Lang;
  readonly capabilities: Capabilities;
  readonly course: CourseIndex;
  readonly store: Store;
  readonly backend: BackendName | 'auto';
  /** What the settings mean on this terminal; `patch` was changed just now and wins over options of the command line. */
  readonly resolve?: (
    settings: Settings,
    patch: Partial<Settings>,
  ) => { readonly lang: Lang; readonly capabilities: Capabilities };
};

/** The whole program on the screen: the stack of screens, the language, what is written down. */
export function App({ start, options }: { readonly start: Screen; readonly options: Options }) {
  const { store } = options;
  const { exit } = useApp();
  const [keyboard] = useState(() => new Keyboard());
  const suspend = useTerminal();
  usePaste(text => keyboard.paste(text));
  const seen = useWindowSize();
  const [stack, dispatch] = useReducer(reduceStack, start, stackFor);
  const [shown, show] = useState({ lang: options.lang, capabilities: options.capabilities });
  const { lang, capabilities } = shown;
  const size = capabilities.screenReader ? SPOKEN_WINDOW : seen;
  const redraw = useWholeFrames(size);
  useInput((input, key) => {
    const names = keyNames(input, key);
    if (names.some(name => commands.suspend.keys.includes(name))) suspend();
    else if (names.some(name => commands.redraw.keys.includes(name))) redraw();
    else keyboard.press(names);
  });
  const [settings, setSettings] = useState(() => store.settings());
  const [notice, say] = useState<string | null>(() => store.notices()[0]?.[options.lang] ?? null);
  const [progress, setProgress] = useState(() => store.progress());

  const due = useMemo(
    () => agendaOf(options.course, progress, settings, localDay(Date.now())).queue.length,
    [options.course, progress, settings],
  );
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
  const change = useCallback(
    (patch: Partial<Settings>): void => {
      store.setSettings(patch);
      setSettings(store.settings());
      const next = options.resolve?.(store.settings(), patch);
      show(before => ({
        ...(next ?? before),
        lang: patch.lang ?? (patch.lang === null && next ? next.lang : before.lang),
      }));
    },
    [store, options],
  );
  const switchLanguage = useCallback(() => change({ lang: lang === 'zh' ? 'en' : 'zh' }), [change, lang]);

  const tutor = useMemo<Tutor>(
    () => ({
      lang,
      // In a window that is too small screens wait, laid out for the smallest that they know.
      size: { columns: Math.max(SMALLEST.columns, size.columns), rows: Math.max(SMALLEST.rows, size.rows) },
      capabilities,
      course: options.course,
      store,
      settings,
      change,
      progress,
      due,
      backend: options.backend,
      active: true,
      keyboard,
      record,
      open: screen => dispatch({ type: 'open', screen }),
      replace: screen => dispatch({ type: 'replace', screen }),
      back: () => dispatch({ type: 'back' }),
      jump: (lesson, to) => dispatch({ type: 'jump', lesson, to }),
      quit: () => exit(),
      switchLanguage,
      notice,
      say,
    }),
    [
      lang,
      capabilities,
      settings,
      size.columns,
      size.rows,
      options,
      store,
      progress,
      due,
      record,
      change,
      switchLanguage,
      notice,
      exit,
      keyboard,
    ],
  );
  const covered = useMemo<Tutor>(() => ({ ...tutor, active: false }), [tutor]);
  const small = isTooSmall(size);
  // No screen is seen, so none may hear: a key would act on what nobody sees.
  useLayoutEffect(() => {
    if (small) keyboard.listen({ key: () => undefined });
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

/** Screens that are covered stay mounted, so what was typed or trained is there when one comes back. */
function Show({ screen }: { readonly screen: Screen }) {
  switch (screen.kind) {
    case 'map':
      return <MapScreen />;
    case 'lesson':
      return <LessonScreen {...screen} />;
    case 'contents':
      return <ContentsScreen {...screen} />;
    case 'search':
      return <SearchScreen {...screen} />;
    case 'glossary':
      return <GlossaryScreen {...screen} />;
    case 'sources':
      return <SourcesScreen {...screen} />;
    case 'palette':
      return <PaletteScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'quiz':
      return <QuizScreen quiz={screen.quiz} />;
    case 'laboratories':
      return <LaboratoriesScreen />;
    case 'card':
      return <CardScreen />;
    case 'laboratory':
      return <LaboratoryScreen {...screen} />;
    case 'review':
      return <ReviewScreen {...screen} />;
    case 'test':
      return <TestScreen chapter={screen.chapter} />;
    case 'progress':
      return <ProgressScreen />;
    case 'help':
      return <HelpScreen />;
  }
}

/** Opens the tutor on the terminal's alternate screen, or as a transcript for a screen reader; resolves when the learner has left. */
export async function openTutor(start: Screen, options: Options): Promise<void> {
  const { screenReader } = options.capabilities;
  const common = { interactive: true, patchConsole: false } as const;
  const app = render(
    <App start={start} options={options} />,
    screenReader
      ? // Whole screens, as they are, to what picks out what is new.
        { ...common, debug: true, stdout: transcriptOf(process.stdout), isScreenReaderEnabled: true }
      : { ...common, alternateScreen: true, incrementalRendering: true, maxFps: 60 },
  );
  await app.waitUntilExit();
}
