import { findNative, type NativePlace, type NativeSearch } from '../engine/native/find.ts';
import { distFolder } from '../platform/paths.ts';

type Home = {
  /** Where speeds are kept and the native backend may lie; null: nothing is kept. */
  readonly dataFolder: string | null;
  /** The value of `DL_TUTOR_NATIVE`. */
  readonly askedNative: string | undefined;
};

let home: Home = { dataFolder: null, askedNative: undefined };

/** Tells the laboratory where it lives; before that it keeps nothing and looks for packages in `node_modules` only. */
export function openLab(dataFolder: string, env: Readonly<Record<string, string | undefined>>): void {
  home = { dataFolder, askedNative: env.DL_TUTOR_NATIVE || undefined };
}

export const labFolder = (): string | null => home.dataFolder;

export const nativeSearch = (): NativeSearch => ({
  asked: home.askedNative,
  dataFolder: home.dataFolder,
  from: [process.cwd(), distFolder()],
});

/** The tfjs-node that the native backend would be started from. */
export const nativePlace = (): NativePlace | null => findNative(nativeSearch());
