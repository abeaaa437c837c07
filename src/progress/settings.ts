import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../platform/language.ts';
import { brokenSettings, newerSettings } from './notices.ts';
import type { Settings } from './types.ts';

export const DEFAULT_SETTINGS: Settings = { lang: null };

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
  const settings: Settings = { lang: value.lang === 'zh' || value.lang === 'en' ? value.lang : null };
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
