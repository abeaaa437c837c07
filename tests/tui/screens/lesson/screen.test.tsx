import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../../../src/platform/terminal.ts';
import { width } from '../../../../src/text/width.ts';
import { bodyOf, open, seen } from './harness.tsx';

describe('a screen of a lesson', () => {
  it('has chapter, lesson and position above, and all kinds of text in the column', async () => {
    const rows = await open().screen();
    expect(rows[0]).toMatch(/^ Core › The neuron +1\/4$/);
    expect(bodyOf(rows).slice(0, 13)).toEqual([
      '  One neuron',
      '',
      '  A neuron forms a weighted sum and bends it.',
      '',
      expect.stringMatching(/^ {2,}z = w·x \+ b$/),
      '',
      '  • The weights say how much each input matters.',
      '  • The bias moves the threshold.',
      '',
      expect.stringContaining('def f(z): return max(0, z)'),
      '',
      '',
      '',
    ]);
  });

  it('names the lesson alone where cells are few', async () => {
    const rows = await open({ columns: 40, rows: 12 }).screen();
    expect(rows[0]).toMatch(/^ The neuron +1\/4$/);
  });

  const places = ['neuron', 'long', 'claim', 'try', 'end'];
  const sizes = [40, 80, 120].flatMap(columns => [{ columns, lang: 'zh' } as const, { columns, lang: 'en' } as const]);
  it.each(sizes)('keeps all text within its column at $columns columns in $lang', async ({ columns, lang }) => {
    const [left, right] = columns === 40 ? [1, 38] : [2, 78];
    for (const anchor of places) {
      const tutor = open({ columns, lang, anchor });
      const body = bodyOf(await tutor.until('/4')).map(row => row.replace(/\s*[▴▾]$/, ''));
      expect(body.join('').trim()).not.toBe('');
      expect(body.filter(row => row !== '' && (!row.startsWith(' '.repeat(left)) || width(row) > right))).toEqual([]);
      await tutor.unmount();
    }
  });

  it('cites the sources of a claim in words', async () => {
    const tutor = open({ anchor: 'claim' });
    await tutor.until('What the notes claim');
    expect(await tutor.text()).toContain('Author, A. 2020, A study of neurons, arXiv:2001.00001');
  });
});

describe('keys', () => {
  it('Enter reads a long screen to its end, then goes on; the marks tell what is left', async () => {
    const tutor = open({ anchor: 'long' });
    expect(await tutor.until('read on')).toContain('▾');
    const first = bodyOf(await tutor.screen());
    await tutor.type('enter');
    const second = bodyOf(await tutor.screen());
    expect(second[0]?.replace(/\s*▴$/, '')).toBe(first.at(-1)?.replace(/\s*▾$/, ''));
    expect(second[0]).toMatch(/▴$/);
    await tutor.type('enter');
    const last = await tutor.text();
    expect(last).toContain('arXiv:2001.00001');
    expect(last).not.toContain('▾');
    expect(last).toContain('↵ next');
    await tutor.type('space');
    expect(await tutor.text()).toContain('3/4');
  });

  it('back leads to where one came from', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('3/4');
    await tutor.type('left');
    expect(await tutor.text()).toMatch(/2\/4[\s\S]*arXiv:2001\.00001/);
    await tutor.type('home', 'backspace');
    expect(await tutor.text()).toMatch(/1\/4[\s\S]*One neuron/);
  });

  it('arrows scroll by a line', async () => {
    const tutor = open({ anchor: 'long' });
    await tutor.until('2/4');
    await tutor.type('down', 'down');
    expect(bodyOf(await tutor.screen())[0]).toMatch(/Paragraph 1\..*▴/);
    await tutor.type('up', 'up');
    expect(bodyOf(await tutor.screen())[0]).toBe('  A long screen');
  });

  it('several keys in one burst each count', async () => {
    const tutor = open();
    await tutor.until('1/4');
    await tutor.type('   ');
    expect(bodyOf(await tutor.screen())[0]).toMatch(/▴$/);
    expect(await tutor.text()).toContain('2/4');
  });

  it('esc leaves for the map', async () => {
    const tutor = open();
    await tutor.until('1/4');
    await tutor.type('esc');
    await tutor.until('Small course');
  });
});

describe('the languages', () => {
  it('switch on the same screen and back', async () => {
    const tutor = open({ anchor: 'try' });
    await tutor.until('Guess, then run');
    await tutor.type('L');
    expect(await tutor.text()).toMatch(/核心 › 神经元 +3\/4[\s\S]*先猜，再跑/);
    await tutor.type('L');
    expect(await tutor.text()).toMatch(/Core › The neuron +3\/4[\s\S]*Guess, then run/);
  });
});

describe('where little can be shown', () => {
  it('a lesson that cannot be read says so, and esc leads away', async () => {
    const tutor = open({ lesson: 'broken' });
    await tutor.until('The lesson cannot be read.');
    expect(seen.facts).toEqual([]);
    await tutor.type('esc');
    await tutor.until('Small course');
  });

  it('plain letters serve', async () => {
    const tutor = open({ anchor: 'long', capabilities: PLAIN });
    await tutor.until('2/4');
    await tutor.type('down');
    const body = bodyOf(await tutor.screen());
    expect(body[0]).toMatch(/\^$/);
    expect(body.at(-1)).toMatch(/v$/);
  });
});
