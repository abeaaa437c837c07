import { NATIVE_PACKAGE, NATIVE_VERSION, type NativePlace, nativePlaces } from '../engine/native/find.ts';
import { native as words } from '../i18n/native.ts';
import { openLab, shutDown } from '../lab/client.ts';
import { nativeSearch } from '../lab/home.ts';
import type { Bilingual } from '../platform/language.ts';
import type { Context } from './context.ts';
import { type Trial, tryBackend } from './try-backend.ts';
import { say } from './usage.ts';

/** `state` says it in one word, for programs. */
export type NativeStatus = {
  readonly state: 'works' | 'not installed' | 'no binding' | 'other version' | 'broken';
  readonly place: NativePlace | null;
  readonly trial: Trial | null;
};

/** Looks for the package and, where there is one, really starts it. Asks nothing of the network. */
export async function examineNative(context: Context): Promise<NativeStatus> {
  openLab(context.store.folder, context.io.env);
  const places = nativePlaces(nativeSearch());
  const usable = places.find(({ state }) => state === 'usable');
  if (!usable) {
    const [place = null] = places;
    return { state: place && place.state !== 'usable' ? place.state : 'not installed', place, trial: null };
  }
  try {
    const trial = await tryBackend('native');
    return { state: trial.ok ? 'works' : 'broken', place: usable, trial };
  } finally {
    await shutDown();
  }
}

/** Exit code 0 when the native backend works, 1 when it does not. */
export async function nativeStatus(context: Context, json: boolean): Promise<number> {
  const status = await examineNative(context);
  const { lang } = context;
  if (json) context.printJson(statusJson(status, context));
  else
    context.print(
      statusLines(status, context)
        .map(line => line[lang])
        .join('\n'),
    );
  return status.state === 'works' ? 0 : 1;
}

function statusJson({ state, place, trial }: NativeStatus, { lang }: Context) {
  return {
    state,
    package: NATIVE_PACKAGE,
    wanted: NATIVE_VERSION,
    version: place?.version ?? null,
    folder: place?.folder ?? null,
    source: place?.source ?? null,
    ms: trial?.ok ? trial.ms : null,
    problem: trial && !trial.ok ? trial.problem[lang] : null,
  };
}

function statusLines(status: NativeStatus, { io }: Context): Bilingual[] {
  const { place, trial } = status;
  const asked = io.env.DL_TUTOR_NATIVE;
  const ignored = asked && place?.source !== 'DL_TUTOR_NATIVE';
  return [
    say(words.whatFor, { package: NATIVE_PACKAGE, version: NATIVE_VERSION }),
    ...(ignored ? [say(words.nothingAsked, { folder: asked, package: NATIVE_PACKAGE })] : []),
    ...verdictLines(status.state, place, trial),
  ];
}

function verdictLines(state: NativeStatus['state'], place: NativePlace | null, trial: Trial | null): Bilingual[] {
  const { folder = '', source = '', version = '' } = place ?? {};
  switch (state) {
    case 'not installed':
      return [words.notInstalled, words.notInstalledNext];
    case 'no binding':
      return [say(words.noBinding, { folder }), words.brokenNext];
    case 'other version':
      return [say(words.otherVersion, { folder, version, wanted: NATIVE_VERSION }), words.notInstalledNext];
    case 'works': {
      const { experiment, ms } = trial as Extract<Trial, { ok: true }>;
      return [say(words.foundAt, { source, folder }), say(words.works, { version, experiment, ms })];
    }
    case 'broken':
      return [say(words.foundAt, { source, folder }), ...(trial && !trial.ok ? [trial.problem] : []), words.brokenNext];
  }
}
