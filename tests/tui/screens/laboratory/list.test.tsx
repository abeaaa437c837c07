import { describe, expect, it } from 'vitest';
import { experiments } from '../../../../src/lab/experiments/index.ts';
import { bodyOf, expectFrame, WINDOWS } from '../../../support/screens.ts';
import { freshStore } from '../../../support/tutor.tsx';
import { open } from './harness.tsx';

const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe.each(WINDOWS)('the list of experiments at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('shows each title and, under the cursor, its whole question', async () => {
    const tutor = open({ list: true, columns, rows, lang });
    for (const { title, question } of experiments) {
      const screen = await tutor.screen();
      expectFrame(screen, { columns, rows });
      expect(screen.find(row => row.includes('▸'))).toContain(title[lang]);
      expect(squeezed(bodyOf(screen).join(''))).toContain(squeezed(question[lang]));
      expect(bodyOf(screen).join('')).not.toContain('…');
      await tutor.type('down');
    }
  });
});

describe('keys', () => {
  it('Enter opens, esc leads back to the same experiment', async () => {
    const tutor = open({ list: true });
    await tutor.type('j', 'j', 'k', 'enter');
    expect((await tutor.screen())[0]).toContain(experiments[1]?.title.en);
    await tutor.type('esc');
    await tutor.until(text => /^ Laboratory +\d+\n/.test(text));
    expect((await tutor.screen()).find(row => row.includes('▸'))).toContain(experiments[1]?.title.en);
  });

  it('L keeps the place, and so does another size', async () => {
    const tutor = open({ list: true });
    await tutor.type('up', 'L');
    await tutor.resize({ columns: 40, rows: 12 });
    expect((await tutor.screen()).find(row => row.includes('▸'))).toContain(experiments.at(-1)?.title.zh);
  });

  it('marks what was run, with the ids in a column', async () => {
    const store = freshStore();
    store.append({ type: 'run.finished', experiment: 'xor-mlp', card: 'c', status: 'finished' });
    const tutor = open({ list: true, store });
    const rows = (await tutor.screen()).filter(row => experiments.some(({ id }) => row.endsWith(` ${id}`)));
    expect(rows.filter(row => row.includes('✓')).map(row => row.trim().split(/\s+/).at(-1))).toEqual(['xor-mlp']);
    expect(new Set(rows.map(row => row.lastIndexOf(' '))).size).toBe(1);
  });
});
