import { afterEach, describe, expect, it, vi } from 'vitest';
import { TAG } from '../../src/tui/spoken.ts';
import { CLEAN, parseSpoken, saidAnew, transcriptOf } from '../../src/tui/transcript.ts';
import { mountStage } from '../support/stage.tsx';
import { SCENES } from './golden/scenes.ts';

const SPOKEN = { color: 0, glyphs: 'full', background: 'dark', screenReader: true } as const;

let mounted: ReturnType<typeof mountStage> | null = null;

afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

const all = (text: string): string[] => saidAnew(parseSpoken(''), parseSpoken(text));

/** A terminal so wide that no sentence is broken. */
const open = (setup: Omit<Parameters<typeof mountStage>[0], 'capabilities' | 'columns' | 'rows'>) => {
  mounted = mountStage({ ...setup, capabilities: SPOKEN, columns: 400, rows: 160 });
  return mounted;
};

describe.each(SCENES)('$name, spoken', ({ name, screen, walk }) => {
  it.each(['zh', 'en'] as const)('is a list of sentences in %s', async lang => {
    const tutor = open({ screen, lang });
    await walk?.(tutor);
    const lines = all(await tutor.text());
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.at(-1)).toMatch(lang === 'zh' ? /^按键：/ : /^Keys: /);
    expect(lines.filter(line => /[\u2500-\u259f\u2800-\u28ff▸▴▾]|[^:： ] {2,}\S/.test(line))).toEqual([]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/spoken/${name}.${lang}.txt`);
  });
});

describe('after a key, what is said', () => {
  it('is what is selected, and nothing of what is not any more', async () => {
    const tutor = open({ screen: { kind: 'settings' } });
    const before = parseSpoken(await tutor.text());
    await tutor.type('down', 'down');
    const said = saidAnew(before, parseSpoken(await tutor.text()));
    expect(said[0]).toBe('selected: 3, Characters, automatic');
    expect(said.filter(line => line.includes('Language'))).toEqual([]);
    expect(said.filter(line => line.startsWith('Keys: '))).toEqual([]);
  });

  it('is the whole of another screen', async () => {
    const tutor = open({ screen: { kind: 'map' } });
    const before = parseSpoken(await tutor.text());
    await tutor.type('p');
    const said = saidAnew(before, parseSpoken(await tutor.text()));
    expect(said[0]).toMatch(/^Progress/);
    expect(said.at(-1)).toMatch(/^Keys: /);
  });

  it('is a chapter of the map that its number opens', async () => {
    const tutor = open({ screen: { kind: 'map' } });
    await tutor.type('1');
    expect(all(await tutor.text()).join('\n')).toMatch(/selected: 1, Core, 0\/2\nKeys/);
    await tutor.type('1');
    expect(all(await tutor.text()).join('\n')).toMatch(/selected: 1, Core, 0\/2\nThe neuron/);
  });
});

describe('a run', () => {
  const frame = (status: string, loss: number): string =>
    `Laboratory\n${TAG.live}${status}\nrate, 0.1\n${TAG.live}Loss falls to ${loss}.\n${TAG.keys}Keys: space pause`;
  const say = (before: string, after: string): string[] => saidAnew(parseSpoken(before), parseSpoken(after));

  it('is told when its state changes, not while its figures do', () => {
    expect(say(frame('running 10 of 100', 0.5), frame('running 20 of 100', 0.4))).toEqual([]);
    expect(say(frame('running 20 of 100', 0.4), frame('finished 100 of 100', 0.1))).toEqual([
      'finished 100 of 100',
      'Loss falls to 0.1.',
    ]);
  });

  it('is told again on demand, what is passed over is not said, and control sequences pass', () => {
    vi.useFakeTimers();
    const written: string[] = [];
    const stdout = { write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
    const transcript = transcriptOf(stdout);
    transcript.write(frame('starting', 0.9));
    transcript.write(frame('running 10 of 100', 0.5));
    vi.runAllTimers();
    transcript.write(frame('running 20 of 100', 0.4));
    transcript.write('\x1b[?2004h');
    transcript.write(CLEAN + frame('running 30 of 100', 0.3));
    vi.runAllTimers();
    vi.useRealTimers();
    expect(written).toEqual([
      'Laboratory\r\nrunning 10 of 100\r\nrate, 0.1\r\nLoss falls to 0.5.\r\nKeys: space pause\r\n',
      '\x1b[?2004h',
      'Laboratory\r\nrunning 30 of 100\r\nrate, 0.1\r\nLoss falls to 0.3.\r\nKeys: space pause\r\n',
    ]);
  });
});
