import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TutorError } from '../../src/platform/errors.ts';
import { additions, archiveText, backUp, mergeArchive, parseArchive, readLogs } from '../../src/progress/archive.ts';
import { inOrder } from '../../src/progress/fold.ts';
import { openStore } from '../../src/progress/store.ts';
import type { Event } from '../../src/progress/types.ts';
import { eventsArbitrary, FACTS } from './events.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const home = (name: string): string => join(folder, name);
const exported = (name: string): Buffer => Buffer.from(archiveText(readLogs(home(name))));

function fill(name: string, events: readonly Event[]): void {
  mkdirSync(join(home(name), 'events'), { recursive: true });
  writeFileSync(
    join(home(name), 'events', 'aaaaaaaa.jsonl'),
    events.map(event => `${JSON.stringify(event)}\n`).join(''),
  );
}
function codeOf(run: () => unknown): string {
  try {
    run();
    return 'nothing';
  } catch (error) {
    return error instanceof TutorError ? error.code : String(error);
  }
}
/** Every file of a home with its content. */
const filesOf = (name: string): string[] =>
  existsSync(home(name))
    ? readdirSync(home(name), { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
        .sort()
    : [];

/** Ids of one pool: events with the same id are the same event. */
const pool = fc.sample(eventsArbitrary, { seed: 7, numRuns: 40 }).flat();
const byId = [...new Map(pool.map(event => [event.id, event])).values()];
const subset = fc.subarray(byId);

describe('merging', () => {
  const union = (a: readonly Event[], b: readonly Event[]): Event[] => inOrder([...a, ...additions(a, b)]);

  it('is a union: idempotent, commutative, associative', () => {
    fc.assert(
      fc.property(subset, subset, subset, (a, b, c) => {
        expect(union(a, a)).toEqual(inOrder(a));
        expect(union(a, b)).toEqual(union(b, a));
        expect(union(union(a, b), c)).toEqual(union(a, union(b, c)));
        expect(new Set(union(a, b).map(({ id }) => id))).toEqual(new Set([...a, ...b].map(({ id }) => id)));
      }),
    );
  });

  it('of folders gives the same progress whatever goes into what, and a second time changes nothing', () => {
    let round = 0;
    fc.assert(
      fc.property(subset, subset, (a, b) => {
        round += 1;
        const [x, y] = [`x${round}`, `y${round}`];
        fill(x, a);
        fill(y, b);
        const [fromX, fromY] = [exported(x), exported(y)];
        const added = mergeArchive(home(x), parseArchive(fromY, 'y'));
        mergeArchive(home(y), parseArchive(fromX, 'x'));
        expect(openStore(home(x)).progress()).toEqual(openStore(home(y)).progress());
        expect(added).toEqual(additions(a, b));
        const before = filesOf(x);
        expect(mergeArchive(home(x), parseArchive(fromY, 'y'))).toEqual([]);
        expect(filesOf(x)).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });
});

describe('an exported file', () => {
  it('holds every kind of event and the fields of each', () => {
    const store = openStore(home('a'));
    const events = Object.values(FACTS).map(fact => store.append(fact));
    expect(parseArchive(exported('a'), 'a').events).toEqual(events);
  });

  it.each([
    ['is empty', () => Buffer.from(''), 'import-foreign'],
    ['is a picture', () => Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 255]), 'import-foreign'],
    ['is JSON of something else', () => Buffer.from('{"name":"x","version":1}\n'), 'import-foreign'],
    ['is a log without its header', () => exported('a').subarray(exported('a').indexOf('\n') + 1), 'import-foreign'],
    ['is of a newer version', () => edited('"schema":2', '"schema":3'), 'import-newer'],
    ['is cut in a line', () => exported('a').subarray(0, -20), 'import-broken'],
    ['is cut between lines', () => exported('a').subarray(0, exported('a').lastIndexOf('{')), 'import-broken'],
    ['has a damaged line', () => edited('"lesson.finished"', '"lesson.finished'), 'import-broken'],
    ['has an event of no known kind', () => edited('"lesson.finished"', '"lesson.sung"'), 'import-broken'],
    ['has an id that steers a terminal', () => edited('"id":"', '"id":"\\u001b[2J'), 'import-broken'],
  ])('that %s is refused, and nothing changes', (_, bytes, code) => {
    const store = openStore(home('a'));
    for (const fact of Object.values(FACTS)) store.append(fact);
    fill('b', byId.slice(0, 3));
    const before = filesOf('b');
    expect(codeOf(() => mergeArchive(home('b'), parseArchive(bytes(), 'file')))).toBe(code);
    expect(filesOf('b')).toEqual(before);
  });

  it('of ten megabytes of garbage is refused', () => {
    const bytes = Buffer.alloc(10 * 2 ** 20, Buffer.from([1, 200, 10, 34, 123]));
    expect(codeOf(() => parseArchive(bytes, 'garbage'))).toBe('import-foreign');
    const headed = Buffer.concat([Buffer.from('{"dl-tutor":"progress","schema":2,"events":1}\n'), bytes]);
    expect(codeOf(() => parseArchive(headed, 'garbage'))).toBe('import-broken');
  });

  it('brings no field that is unknown and no text that steers a terminal', () => {
    const event = { v: 2, id: 'e1', at: '2026-01-01T00:00:00.000Z', zone: 0, ...FACTS['question.answered'] };
    const wild = { ...event, answer: { kind: 'numeric', text: '\u001b[31m0.5\u202e' }, extra: 1 };
    const text = `{"dl-tutor":"progress","schema":2,"events":1}\n${JSON.stringify(wild)}\n`;
    const [read] = parseArchive(Buffer.from(text), 'x').events;
    expect(read).toEqual({ ...event, answer: { kind: 'numeric', text: '0.5' } });
  });

  it('says when it holds events of a newer version, which go with it as they stand', () => {
    fill('a', byId.slice(0, 2));
    const newer = '{"v":3,"id":"n1","what":true}';
    writeFileSync(join(home('a'), 'events', 'bbbbbbbb.jsonl'), `${newer}\n`);
    expect(exported('a').toString()).toContain(newer);
    expect(codeOf(() => parseArchive(exported('a'), 'a'))).toBe('import-newer');
  });

  function edited(from: string, to: string): Buffer {
    const text = exported('a').toString();
    expect(text).toContain(from);
    return Buffer.from(text.replace(from, to));
  }
});

describe('a folder that cannot take it', () => {
  it('says so and stays as it was', () => {
    fill('a', byId);
    writeFileSync(home('file'), '');
    expect(codeOf(() => mergeArchive(join(home('file'), 'x'), parseArchive(exported('a'), 'a')))).toBe('import-failed');
  });

  it.skipIf(!existsSync('/dev/full'))('is not left with half of it', () => {
    fill('a', byId);
    mkdirSync(home('b'));
    symlinkSync('/dev/full', join(home('b'), 'events'));
    expect(codeOf(() => mergeArchive(home('b'), parseArchive(exported('a'), 'a')))).toBe('import-failed');
    expect(readdirSync(home('b'))).toEqual(['events']);
  });
});

it('a copy of everything is an exported file of its own', () => {
  fill('a', byId);
  const paths = [backUp(home('a'), 1e12), backUp(home('a'), 1e12)];
  expect(new Set(paths).size).toBe(2);
  expect(paths[0]).toContain('2001-09-09T01-46-40');
  expect(parseArchive(readFileSync(paths[0] as string), 'copy').events).toEqual(inOrder(byId));
});
