import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { settingWords as words } from '../i18n/settings.ts';
import type { Bilingual } from '../platform/language.ts';
import { brokenSettings, newerSettings } from './notices.ts';

type Value = string | null;

type Setting = {
  readonly label: Bilingual;
  readonly help: Bilingual;
  /** The first one holds until another is chosen; null: found out at each start. */
  readonly values: readonly { readonly value: Value; readonly label: Bilingual }[];
};

const AUTO = { value: null, label: words.auto } as const;

/** Every setting, declared once: the file, the screen of settings and `dl-tutor config` read this table. */
export const SETTINGS = {
  lang: {
    label: words.lang,
    help: words.langHelp,
    values: [AUTO, { value: 'zh', label: words.langZh }, { value: 'en', label: words.langEn }],
  },
  color: {
    label: words.color,
    help: words.colorHelp,
    values: [
      AUTO,
      { value: 'never', label: words.colorNever },
      { value: '1', label: words.color1 },
      { value: '2', label: words.color2 },
      { value: '3', label: words.color3 },
    ],
  },
  glyphs: {
    label: words.glyphs,
    help: words.glyphsHelp,
    values: [
      AUTO,
      { value: 'full', label: words.glyphsFull },
      { value: 'safe', label: words.glyphsSafe },
      { value: 'ascii', label: words.glyphsAscii },
    ],
  },
  background: {
    label: words.background,
    help: words.backgroundHelp,
    values: [AUTO, { value: 'dark', label: words.dark }, { value: 'light', label: words.light }],
  },
  motion: {
    label: words.motion,
    help: words.motionHelp,
    values: [
      { value: 'full', label: words.motionFull },
      { value: 'reduced', label: words.motionReduced },
    ],
  },
  confidence: {
    label: words.confidence,
    help: words.confidenceHelp,
    values: [
      { value: 'on', label: words.on },
      { value: 'off', label: words.off },
    ],
  },
  reviews: {
    label: words.reviews,
    help: words.reviewsHelp,
    values: [
      { value: '20', label: words.reviews20 },
      { value: '10', label: words.reviews10 },
      { value: '40', label: words.reviews40 },
      { value: '80', label: words.reviews80 },
    ],
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

export type Settings = { readonly [N in SettingName]: (typeof SETTINGS)[N]['values'][number]['value'] };

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** What a setting may be, each value with its name. */
export const valuesOf = (name: SettingName): Setting['values'] => SETTINGS[name].values;

/** The settings with what an object says of them; what no setting can be is passed over. */
function settingsFrom(value: Readonly<Record<string, unknown>>): Settings {
  const entries = SETTING_NAMES.map(name => {
    const values = valuesOf(name);
    const found = values.find(candidate => candidate.value === value[name]) ?? values[0];
    return [name, found?.value ?? null] as const;
  });
  return Object.fromEntries(entries) as Settings;
}

export const DEFAULT_SETTINGS: Settings = settingsFrom({});

export type LoadedSettings = {
  readonly settings: Settings;
  /** False when a newer version of the tutor wrote the file: it must not be changed. */
  readonly mayWrite: boolean;
  readonly notice: Bilingual | null;
};

/**
 * Reads `settings.json` without `conf`, whose import takes longer than the whole start may. A file that cannot be
 * understood is renamed, never guessed at and never overwritten.
 */
export function loadSettings(folder: string): LoadedSettings {
  const file = join(folder, 'settings.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { settings: DEFAULT_SETTINGS, mayWrite: true, notice: null };
  }
  const value = parseObject(text);
  if (!value) return setSettingsAside(file);
  const settings = settingsFrom(value);
  const newer = typeof value.v === 'number' && value.v > 1;
  return { settings, mayWrite: !newer, notice: newer ? newerSettings(file) : null };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function setSettingsAside(file: string): LoadedSettings {
  const aside = freeName(`${file}.broken-${new Date().toISOString().slice(0, 10)}`);
  try {
    renameSync(file, aside);
    return { settings: DEFAULT_SETTINGS, mayWrite: true, notice: brokenSettings(file, aside) };
  } catch {
    return { settings: DEFAULT_SETTINGS, mayWrite: false, notice: brokenSettings(file, null) };
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let i = 2; existsSync(name); i++) name = `${wanted}-${i}`;
  return name;
}

/** Writes a part of the settings; what another window or a person wrote beside it stays. Throws what `conf` throws. */
export async function writeSettings(folder: string, patch: Partial<Settings>): Promise<void> {
  const { default: Conf } = await import('conf');
  const conf = new Conf<Record<string, unknown>>({ cwd: folder, configName: 'settings' });
  conf.set({ v: 1, ...patch });
}
