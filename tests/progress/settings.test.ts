import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    expect(store.settings()).toEqual({ lang: null });
    store.setSettings({ lang: 'zh' });
    expect(store.settings()).toEqual({ lang: 'zh' });
    await store.flush();
    expect(openStore(folder).settings()).toEqual({ lang: 'zh' });
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
    expect(store.settings()).toEqual({ lang: null });
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
    expect(openStore(folder).settings()).toEqual({ lang: null });
  });
});
