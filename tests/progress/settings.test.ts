import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, SETTING_NAMES, SETTINGS, valuesOf } from '../../src/progress/settings.ts';
import { openStore } from '../../src/progress/store.ts';

let folder = '';
const file = (): string => join(folder, 'settings.json');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('settings', () => {
  it('hold at once and after a restart', async () => {
    const store = openStore(folder);
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    store.setSettings({ lang: 'zh' });
    expect(store.settings()).toEqual({ ...DEFAULT_SETTINGS, lang: 'zh' });
    await store.flush();
    expect(openStore(folder).settings()).toEqual({ ...DEFAULT_SETTINGS, lang: 'zh' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ v: 1, lang: 'zh' });
  });

  it('leave alone what someone else wrote beside them', async () => {
    writeFileSync(file(), '{"v":1,"lang":"zh","other":true}');
    const store = openStore(folder);
    store.setSettings({ lang: 'en' });
    await store.flush();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ v: 1, lang: 'en', other: true });
  });

  it('keep the last of several changes', async () => {
    const store = openStore(folder);
    store.setSettings({ lang: 'en' });
    store.setSettings({ lang: 'zh' });
    await store.flush();
    expect(openStore(folder).settings().lang).toBe('zh');
  });

  it.each(['{"lang":', '[]', '17'])('are put aside when broken: %s', async text => {
    writeFileSync(file(), text);
    const store = openStore(folder);
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    expect(store.notices()[0]?.en).toContain('was renamed to');
    const aside = readdirSync(folder).filter(name => name.startsWith('settings.json.broken-'));
    expect(aside.map(name => readFileSync(join(folder, name), 'utf8'))).toEqual([text]);
    store.setSettings({ lang: 'zh' });
    await store.flush();
    writeFileSync(file(), text);
    openStore(folder);
    expect(readdirSync(folder).filter(name => name.startsWith('settings.json.broken-'))).toHaveLength(2);
    expect(existsSync(file())).toBe(false);
  });

  it('of a newer version are used and not changed', async () => {
    const text = '{"v":2,"lang":"zh"}';
    writeFileSync(file(), text);
    const store = openStore(folder);
    expect(store.settings().lang).toBe('zh');
    store.setSettings({ lang: 'en' });
    await store.flush();
    expect(store.settings().lang).toBe('en');
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect(store.notices()[0]?.en).toContain('newer version');
  });

  it('ignore a language that does not exist', () => {
    writeFileSync(file(), '{"v":1,"lang":"tlh"}');
    expect(openStore(folder).settings()).toEqual(DEFAULT_SETTINGS);
  });

  it('are each declared with words in both languages and values that differ', () => {
    for (const name of SETTING_NAMES) {
      const { label, help } = SETTINGS[name];
      const values = valuesOf(name);
      for (const { zh, en } of [label, help, ...values.map(value => value.label)]) expect([zh, en]).not.toContain('');
      expect(new Set(values.map(({ value }) => value)).size).toBe(values.length);
      expect(values.length).toBeGreaterThan(1);
      expect(DEFAULT_SETTINGS[name]).toBe(values[0]?.value);
    }
  });

  it('keep every value that they may have, and no other', async () => {
    for (const name of SETTING_NAMES) {
      for (const { value } of valuesOf(name)) {
        const store = openStore(folder);
        store.setSettings({ [name]: value });
        await store.flush();
        expect(openStore(folder).settings()[name]).toBe(value);
      }
    }
    writeFileSync(file(), JSON.stringify(Object.fromEntries(SETTING_NAMES.map(name => [name, 'nonsense']))));
    expect(openStore(folder).settings()).toEqual(DEFAULT_SETTINGS);
  });
});
