import { describe, expect, it } from 'vitest';
import type { Lang } from '../../../../src/platform/language.ts';
import { type Capabilities, PLAIN } from '../../../../src/platform/terminal.ts';
import { width } from '../../../../src/text/width.ts';
import { bodyOf, open } from './harness.tsx';

const FULL: Capabilities = { ...PLAIN, glyphs: 'full' };

const SIZES = [
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 30 },
  { columns: 200, rows: 60 },
];
const TIERS: readonly Capabilities[] = [FULL, { ...FULL, glyphs: 'safe' }, PLAIN];
const LANGS: readonly Lang[] = ['zh', 'en'];

/** Keys that lead from the lesson to each screen, and what it shows in both languages. */
const SCREENS = [
  { name: 'the search', keys: ['/'], shows: { zh: '查找', en: 'Search' } },
  { name: 'hits of a search', keys: ['/', '1'], shows: { zh: '处', en: 'hit' } },
  { name: 'the contents', keys: ['o'], shows: { zh: '你在这里', en: 'you are here' } },
  { name: 'the terms', keys: ['g'], shows: { zh: '先求加权和、再过激活函数的单元', en: 'A unit that forms' } },
  { name: 'the sources', keys: ['s'], shows: { zh: '2020', en: '2020' } },
  { name: 'the palette', keys: [':'], shows: { zh: '命令', en: 'Commands' } },
  { name: 'the settings', keys: [','], shows: { zh: '语言', en: 'Language' } },
  { name: 'the glossary', keys: [':', 'glossary', 'enter'], shows: { zh: '术语表', en: 'Glossary' } },
  { name: 'all sources', keys: [':', 'sources', 'down', 'enter'], shows: { zh: '2020', en: '2020' } },
];

describe.each(SCREENS)('$name', ({ keys, shows }) => {
  it.each(SIZES)('stands at $columns×$rows in both languages and all glyphs, and esc leads back', async size => {
    for (const lang of LANGS) {
      for (const capabilities of TIERS) {
        const tutor = open({ ...size, lang, capabilities });
        const reading = await tutor.until('1/4');
        await tutor.type(...keys);
        const rows = await tutor.screen();
        expect(rows.join('\n')).toContain(shows[lang]);
        expect(rows).toHaveLength(size.rows);
        expect(rows.filter(row => width(row) > size.columns)).toEqual([]);
        const rule = (capabilities.glyphs === 'full' ? '─' : '-').repeat(size.columns);
        expect([rows[1], rows.at(-2)]).toEqual([rule, rule]);
        expect(rows.at(-1)).toMatch(/esc/);
        if (capabilities.glyphs === 'ascii' && lang === 'en') {
          expect(rows.join('').replace(/[\p{sc=Han}，。、；·…]/gu, '')).toMatch(/^[\x20-\x7e]*$/);
        }
        await tutor.type('esc');
        await tutor.until(text => text === reading);
        await tutor.unmount();
      }
    }
  });
});

describe('a search', () => {
  it('counts, jumps, marks the line without colours, and goes round with n and N', async () => {
    const tutor = open();
    await tutor.until('1/4');
    await tutor.type('/', 'paragraph 1');
    await tutor.until('11 hits');
    await tutor.type('enter');
    expect((await tutor.screen())[0]).toMatch(/paragraph 1 1\/11 +2\/4$/);
    expect(await tutor.text()).toMatch(/^▸ +Paragraph 1\./m);
    await tutor.type('n');
    expect((await tutor.screen())[0]).toMatch(/2\/11 +2\/4$/);
    expect(await tutor.text()).toMatch(/^▸ +Paragraph 10\.[\s\S]*^· +Paragraph 11\./m);
    await tutor.type('N', 'N');
    expect((await tutor.screen())[0]).toMatch(/11\/11 +2\/4$/);
    await tutor.type('esc');
    await tutor.until(text => !/^[▸·]/m.test(text));
    expect((await tutor.screen())[0]).toMatch(/neuron +2\/4$/);
  });

  it('finds what stands in the other language, and L shows it', async () => {
    const tutor = open({ lang: 'en' });
    await tutor.until('1/4');
    await tutor.type('/', '门槛', 'enter');
    expect((await tutor.screen())[0]).toContain('1/1 (Chinese)');
    expect(await tutor.text()).toMatch(/^▸ +• The weights/m);
    await tutor.type('L');
    expect(await tutor.text()).toMatch(/^▸ +• 偏置移动门槛/m);
    expect((await tutor.screen())[0]).toMatch(/门槛 1\/1 +1\/4$/);
  });

  it('takes full-width letters and pasted lines, with the cursor behind what is written', async () => {
    const tutor = open();
    await tutor.until('1/4');
    expect(tutor.cursor()).toBeNull();
    await tutor.type('/', 'ＸＯＲ');
    await tutor.until('2 hits');
    expect(tutor.cursor()).toEqual({ x: 9, y: 2 });
    await tutor.type('ctrl+u');
    await tutor.paste('To\ntake');
    await tutor.until('/ To take');
    expect(await tutor.text()).toMatch(/4\/4 +To take away/);
    await tutor.type('esc');
    await tutor.until('1/4');
    expect(tutor.cursor()).toBeNull();
  });

  it('says when nothing is found, and Enter then changes nothing', async () => {
    const tutor = open();
    await tutor.until('1/4');
    await tutor.type('/', 'zzz', 'enter');
    await tutor.until('Nothing in this lesson reads "zzz"');
  });
});

describe('the place in a lesson', () => {
  it('keeps its words when the window or the language changes', async () => {
    const tutor = open({ anchor: 'long' });
    await tutor.until('2/4');
    await tutor.type('d');
    const [top] = bodyOf(await tutor.screen());
    expect(top).toMatch(/Paragraph 5\./);
    await tutor.resize({ columns: 44, rows: 14 });
    expect(bodyOf(await tutor.screen())[0]).toMatch(/Paragraph 5\./);
    await tutor.type('L');
    expect(bodyOf(await tutor.screen())[0]).toMatch(/第 ?5 ?段/);
    await tutor.resize({ columns: 80, rows: 24 });
    await tutor.type('L');
    expect(bodyOf(await tutor.screen())[0]).toBe(top);
  });

  it('is kept under a screen that lies above it, however that is resized', async () => {
    const tutor = open({ anchor: 'long' });
    await tutor.until('2/4');
    await tutor.type('d', 'g');
    await tutor.resize({ columns: 50, rows: 16 });
    await tutor.type('L', 'esc');
    expect(bodyOf(await tutor.until('2/4'))[0]).toMatch(/第 ?5 ?段/);
  });

  it('moves by half pages with d and u, and with the keys of less', async () => {
    const tutor = open({ anchor: 'long' });
    await tutor.until('2/4');
    const first = bodyOf(await tutor.screen());
    await tutor.type('ctrl+d');
    expect(bodyOf(await tutor.screen())[0]).toMatch(/Paragraph 5\..*▴$/);
    await tutor.type('u');
    expect(bodyOf(await tutor.screen())).toEqual(first);
  });
});

describe('the contents', () => {
  it('begin where one is and lead elsewhere', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('3/4');
    await tutor.type('o');
    expect(await tutor.text()).toMatch(/▸ 4 {2}Guess, then run +you are here {2}3\/4/);
    await tutor.type('3', 'enter');
    expect((await tutor.screen())[0]).toMatch(/2\/4$/);
    expect(await tutor.text()).toContain('What the notes claim');
    await tutor.type('o', '3', 'enter');
    expect((await tutor.screen())[0]).toMatch(/2\/4$/);
  });

  it('keep an experiment that was opened in the text', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('3/4');
    await tutor.type('e', 'esc');
    await tutor.until('3/4');
    await tutor.type('o', '1', 'enter', 'o', '4', 'enter');
    await tutor.until('go on with it');
  });
});

describe('terms and sources', () => {
  it('show a term in both languages, and lead to where it is taught', async () => {
    const tutor = open({ lang: 'zh' });
    await tutor.until('1/4');
    await tutor.type('g');
    const text = await tutor.text();
    expect(text).toMatch(/▸ 1 {2}神经元 {2}neuron/);
    expect(text).toContain('A unit that forms a weighted sum and bends it.');
    expect(text).toContain('也叫 unit；在《神经元》里讲');
    await tutor.type('2');
    expect(await tutor.text()).toContain('移动门槛的常数。');
    await tutor.type('enter');
    await tutor.until('1/4');
  });

  it('give the address of a source as text, or behind its id where the terminal opens links', async () => {
    const tutor = open({ anchor: 'claim' });
    await tutor.until('2/4');
    await tutor.type('s');
    const text = await tutor.text();
    expect(text).toContain('arXiv:2001.00001  https://arxiv.org/abs/2001.00001');
    expect(text).toContain('cited on this screen');
    await tutor.unmount();
    const linked = open({ anchor: 'claim', capabilities: { ...FULL, color: 3, links: true } });
    await linked.until('2/4');
    await linked.type('s');
    expect(await linked.text()).not.toContain('https://');
    expect(linked.raw()).toMatch(/\x1b\]8;[^;]*;https:\/\/arxiv\.org\/abs\/2001\.00001(\x07|\x1b\\)/);
  });
});

describe('the palette', () => {
  it('calls what the screen below can do, in its own words', async () => {
    const tutor = open({ anchor: 'long' });
    await tutor.until('2/4');
    await tutor.type('ctrl+p');
    await tutor.type('conten', 'enter');
    expect(await tutor.text()).toContain('you are here');
  });

  it('opens lessons, quizzes, experiments and screens by either language or id', async () => {
    for (const [query, shown] of [
      ['xor-mlp', 'XOR'],
      ['设置', 'Settings'],
      ['fixture-quiz', 'questions'],
      ['course map', 'Small course'],
    ] as const) {
      const tutor = open();
      await tutor.until('1/4');
      await tutor.type(':', query, 'enter');
      await tutor.until(shown);
      await tutor.unmount();
    }
  });

  it('takes letters as text, not as keys', async () => {
    const tutor = open();
    await tutor.until('1/4');
    await tutor.type('：', 'L?,q');
    expect(await tutor.text()).toContain('Nothing matches "L?,q".');
  });
});

describe('the settings', () => {
  it('change at once, are kept, and go round', async () => {
    const tutor = open();
    await tutor.until('1/4');
    await tutor.type(',', '6', 'right');
    expect(await tutor.text()).toMatch(/Ask how sure +◂ no ▸/);
    expect(tutor.store.settings().confidence).toBe('off');
    await tutor.type('h');
    expect(tutor.store.settings().confidence).toBe('on');
    await tutor.type('1', 'right');
    expect(await tutor.text()).toContain('语言');
    await tutor.type(',');
    await tutor.until('1/4');
  });
});
