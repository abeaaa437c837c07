import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TutorError } from '../../src/platform/errors.ts';
import { openStore } from '../../src/progress/store.ts';
import type { Event } from '../../src/progress/types.ts';
import { FACTS } from './events.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'progress-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const opened = FACTS['lesson.opened'];
const logName = (): string => readdirSync(join(folder, 'events'))[0] as string;
const logPath = (): string => join(folder, 'events', logName());
const said = (store: { notices: () => readonly { en: string }[] }): string =>
  store
    .notices()
    .map(notice => notice.en)
    .join('\n');

function eventAt(time: number, id: string, lesson = 'bn'): Event {
  return { v: 2, id, at: new Date(time).toISOString(), zone: 0, type: 'lesson.opened', lesson };
}
function writeLog(name: string, events: readonly Event[]): void {
  mkdirSync(join(folder, 'events'), { recursive: true });
  writeFileSync(join(folder, 'events', name), events.map(event => `${JSON.stringify(event)}\n`).join(''));
}

describe('append and open', () => {
  it('creates nothing before the first event', () => {
    const store = openStore(join(folder, 'new'));
    expect(store.progress().events).toBe(0);
    expect(store.notices()).toEqual([]);
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  it('finds every kind of event again after closing', () => {
    const store = openStore(folder);
    const events = Object.values(FACTS).map(fact => store.append(fact));
    const lines = readFileSync(logPath(), 'utf8').trimEnd().split('\n');
    expect(lines.map(line => JSON.parse(line))).toEqual(events);
    expect(new Set(events.map(event => event.id)).size).toBe(events.length);
    expect([...events].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(events);
    expect(openStore(folder).progress()).toEqual(store.progress());
    expect(store.progress().events).toBe(events.length);
  });

  it('keeps one device for the folder, and a window sees what another one wrote', () => {
    const [first, second] = [openStore(folder), openStore(folder)];
    first.append(opened);
    second.append(FACTS['run.finished']);
    first.append(FACTS['lesson.finished']);
    expect(readdirSync(join(folder, 'events'))).toEqual([
      `${readFileSync(join(folder, 'device'), 'utf8').trim()}.jsonl`,
    ]);
    expect(first.progress().runs).toEqual({ 'bn.depth': 1 });
    expect(first.progress()).toEqual(openStore(folder).progress());
  });

  it('stays right when the clock goes back', () => {
    let time = Date.UTC(2026, 0, 2);
    const store = openStore(folder, () => time);
    store.append({ type: 'lesson.opened', lesson: 'late' });
    time = Date.UTC(2026, 0, 1);
    store.append({ type: 'lesson.opened', lesson: 'early' });
    expect(store.progress().current).toBe('late');
    expect(store.progress()).toEqual(openStore(folder).progress());
  });

  it('folds the files of all devices, and an event that stands in two of them once', () => {
    writeLog('aaaaaaaa.jsonl', [eventAt(1, 'e1', 'a'), eventAt(3, 'e3', 'c')]);
    writeLog('bbbbbbbb.jsonl', [eventAt(2, 'e2', 'b'), eventAt(3, 'e3', 'c')]);
    const { events, current, lessons } = openStore(folder).progress();
    expect({ events, current, lessons: Object.keys(lessons) }).toEqual({
      events: 3,
      current: 'c',
      lessons: ['a', 'b', 'c'],
    });
  });
});

describe('a log that is not as it should be', () => {
  it('passes over damaged lines, copies each once, says so, and leaves the log alone', () => {
    openStore(folder).append(opened);
    appendFileSync(logPath(), Buffer.concat([Buffer.from([0, 255, 0, 254]), Buffer.from('\n{"v":1,"id"\n')]));
    const before = readFileSync(logPath());
    const store = openStore(folder);
    expect(store.progress().events).toBe(1);
    expect(said(store)).toContain('2 line(s)');
    const copies = readdirSync(join(folder, 'set-aside'));
    expect(copies).toHaveLength(2);
    expect(readFileSync(join(folder, 'set-aside', copies.sort()[0] as string))).toEqual(Buffer.from([0, 255, 0, 254]));
    expect(readFileSync(logPath())).toEqual(before);
    expect(said(openStore(folder))).toBe('');
    expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(2);
  });

  it('begins a new line after a torn one', () => {
    openStore(folder).append(opened);
    appendFileSync(logPath(), '{"v":1,"id":"torn');
    const store = openStore(folder);
    store.append(FACTS['run.finished']);
    store.append(FACTS['run.finished']);
    expect(store.progress()).toMatchObject({ events: 3, runs: { 'bn.depth': 2 } });
    expect(readFileSync(logPath(), 'utf8')).toContain('"torn\n{');
    expect(openStore(folder).progress()).toEqual(store.progress());
  });

  it('keeps events of a newer version and says so at every start', async () => {
    writeLog('aaaaaaaa.jsonl', [eventAt(1, 'e1')]);
    appendFileSync(logPath(), '{"v":3,"id":"x"}\n{"v":1,"id":"y","at":"2026-01-01T00:00:00.000Z","type":"new"}\n');
    expect(openStore(folder).progress().events).toBe(1);
    expect(said(openStore(folder))).toContain('2 record(s) were written by a newer version');
    expect(existsSync(join(folder, 'set-aside'))).toBe(false);
  });

  it('loses at most the last line when the file is cut at any byte', () => {
    const store = openStore(folder);
    for (const fact of Object.values(FACTS)) store.append(fact);
    const whole = readFileSync(logPath());
    for (let cut = whole.length; cut >= 0; cut -= 1) {
      truncateSync(logPath(), cut);
      const complete = whole.subarray(0, cut).toString('latin1').split('\n').length - 1;
      // A line that lacks nothing but its newline counts too.
      const bonus = whole[cut] === 10 ? 1 : 0;
      expect(openStore(folder).progress().events).toBe(complete + bonus);
    }
  });

  it('opens whatever bytes the file holds', () => {
    mkdirSync(join(folder, 'events'));
    const path = join(folder, 'events', 'aaaaaaaa.jsonl');
    const line = Buffer.from(`${JSON.stringify(eventAt(1, 'e1'))}\n`);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        writeFileSync(path, Buffer.concat([line, bytes, Buffer.from('\n'), line]));
        rmSync(join(folder, 'set-aside'), { recursive: true, force: true });
        expect(openStore(folder).progress().events).toBe(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a folder that cannot be written', () => {
  function expectReadOnly(store: ReturnType<typeof openStore>): void {
    expect(() => store.append(opened)).toThrow(TutorError);
    try {
      store.append(opened);
    } catch (error) {
      expect(error).toMatchObject({ code: 'store-unwritable', exitCode: 3 });
    }
    expect(store.readOnly()).toBe(true);
    expect(said(store)).toContain('Answers given now are not kept');
    expect(store.progress().events).toBe(0);
  }

  it('is known at open when it lies below a file', () => {
    writeFileSync(join(folder, 'file'), '');
    const store = openStore(join(folder, 'file', 'data'));
    expect(store.readOnly()).toBe(true);
    expectReadOnly(store);
  });

  it.skipIf(!existsSync('/dev/full'))('is known at the first append when the disk is full, and tried again', () => {
    mkdirSync(join(folder, 'events'));
    writeFileSync(join(folder, 'device'), 'aaaaaaaa\n');
    symlinkSync('/dev/full', join(folder, 'events', 'aaaaaaaa.jsonl'));
    const store = openStore(folder);
    expectReadOnly(store);
    expect(said(store)).toContain('the disk is full');
    rmSync(join(folder, 'events', 'aaaaaaaa.jsonl'));
    store.append(opened);
    expect(store.readOnly()).toBe(false);
    expect(store.progress().events).toBe(1);
  });

  it('never rejects in flush', async () => {
    writeFileSync(join(folder, 'file'), '');
    const store = openStore(join(folder, 'file', 'data'));
    store.setSettings({ lang: 'en' });
    await store.flush();
    expect(store.settings().lang).toBe('en');
    expect(said(store)).toContain('settings were not written');
  });
});
