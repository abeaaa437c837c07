import { afterEach, describe, expect, it } from 'vitest';
import { allKeys, type CommandId, commands } from '../../../../src/tui/keys.ts';
import { MAP_COURSE } from '../../../support/fixture-map.ts';
import { bodyOf, expectFrame, WINDOWS } from '../../../support/screens.ts';
import { mountTutor } from '../../../support/tutor.tsx';

let mounted: ReturnType<typeof mountTutor> | null = null;

function open(more: Partial<Parameters<typeof mountTutor>[0]> = {}) {
  mounted = mountTutor({ course: MAP_COURSE, screen: { kind: 'help' }, ...more });
  return mounted;
}

afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

describe.each(WINDOWS)('the keys at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('are all listed, each with what it does', async () => {
    const tutor = open({ columns, rows, lang });
    expectFrame(await tutor.screen(), { columns, rows });
    const seen = new Set<string>();
    for (let end = false; !end; ) {
      const screen = await tutor.screen();
      for (const row of bodyOf(screen)) seen.add(row.trim().replace(/ {2,}/g, '  '));
      end = /100%$/.test(screen[0] ?? '');
      await tutor.type('pagedown');
    }
    for (const id of Object.keys(commands) as CommandId[]) {
      const { alone, label } = commands[id];
      expect([...seen]).toContain(`${allKeys(id, lang, 'full')}  ${(alone ?? label)[lang]}`);
    }
    expect([...seen].join('\n')).not.toContain('…');
    expect((await tutor.screen())[0]).toMatch(/100%$/);
  });
});

describe('keys', () => {
  it('of the list are names that stand on a keyboard', () => {
    for (const glyphs of ['full', 'ascii'] as const) {
      const names = (Object.keys(commands) as CommandId[]).map(id => allKeys(id, 'en', glyphs));
      expect(names.join(' ')).not.toMatch(/pageup|pagedown|backspace|shift\+/);
      if (glyphs === 'ascii') expect(names.join(' ')).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('scroll by a line and by a page, and ? changes nothing', async () => {
    const tutor = open();
    const first = bodyOf(await tutor.screen());
    await tutor.type('?');
    expect(bodyOf(await tutor.screen())).toEqual(first);
    await tutor.type('down');
    expect(bodyOf(await tutor.screen())[0]).toBe(first[1]);
    await tutor.type('up', 'f', 'b', 'pageup');
    expect(bodyOf(await tutor.screen())).toEqual(first);
  });

  it('esc leads back to the map, L keeps the place', async () => {
    const tutor = open();
    await tutor.type('pagedown');
    const before = (await tutor.screen())[0]?.match(/\d+%/)?.[0];
    await tutor.type('L');
    expect((await tutor.screen())[0]).toMatch(new RegExp(`按键 +${before}`));
    await tutor.type('esc');
    await tutor.until('深度学习');
  });
});
