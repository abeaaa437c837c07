import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const NATIVE_PACKAGE = '@tensorflow/tfjs-node';
/** The version that shares its engine with the tfjs-core of ours. */
export const NATIVE_VERSION = '4.22.0';

/** Where tfjs-node was found: by `DL_TUTOR_NATIVE`, in the data folder, among the packages of the project or of ours. */
export type NativeSource = 'DL_TUTOR_NATIVE' | 'data folder' | 'node_modules';

export type NativePlace = {
  readonly source: NativeSource;
  /** The folder of the package. */
  readonly folder: string;
  readonly version: string;
  /** `no binding`: the package lies there without the library that its own install step fetches. */
  readonly state: 'usable' | 'no binding' | 'other version';
};

export type NativeSearch = {
  /** The value of `DL_TUTOR_NATIVE`: a folder with `node_modules`, or the package itself. */
  readonly asked: string | undefined;
  readonly dataFolder: string | null;
  /** Folders from which `node_modules` are looked for, upwards. */
  readonly from: readonly string[];
};

/** Where `native install` puts the package. */
export const nativeHome = (dataFolder: string): string => join(dataFolder, 'native');

/** Every copy of tfjs-node, in the order in which they count. Reads a few small files; loads nothing. */
export function nativePlaces({ asked, dataFolder, from }: NativeSearch): NativePlace[] {
  const candidates: (readonly [NativeSource, string])[] = [
    ...(asked ? [asked, ...packagesUnder(asked)] : []).map(folder => ['DL_TUTOR_NATIVE', folder] as const),
    ...(dataFolder ? packagesUnder(nativeHome(dataFolder)) : []).map(folder => ['data folder', folder] as const),
    ...from.flatMap(upwards).map(folder => ['node_modules', join(folder, 'node_modules', NATIVE_PACKAGE)] as const),
  ];
  const places = candidates.flatMap(([source, folder]) => placeAt(source, folder) ?? []);
  return places.filter(({ folder }, i) => places.findIndex(other => other.folder === folder) === i);
}

/** The copy that the native backend is started from; null when there is none that can work. */
export function findNative(search: NativeSearch): NativePlace | null {
  return nativePlaces(search).find(({ state }) => state === 'usable') ?? null;
}

const packagesUnder = (folder: string): string[] => [
  join(folder, 'node_modules', NATIVE_PACKAGE),
  join(folder, NATIVE_PACKAGE),
];

function upwards(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}

function placeAt(source: NativeSource, folder: string): NativePlace | null {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    const { name, version } = JSON.parse(text) as { readonly name?: unknown; readonly version?: unknown };
    if (name !== NATIVE_PACKAGE || typeof version !== 'string') return null;
    const state = version !== NATIVE_VERSION ? 'other version' : hasBinding(folder) ? 'usable' : 'no binding';
    return { source, folder, version, state };
  } catch {
    return null;
  }
}

/** `lib/napi-v<n>/tfjs_binding.node`, for the N-API version that it was built for. */
function hasBinding(folder: string): boolean {
  try {
    const builds = readdirSync(join(folder, 'lib'), { withFileTypes: true });
    return builds.some(build => readdirSync(join(folder, 'lib', build.name)).includes('tfjs_binding.node'));
  } catch {
    return false;
  }
}
