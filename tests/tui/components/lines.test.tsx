import { stripVTControlCharacters } from 'node:util';
import { Box } from 'ink';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../../src/platform/terminal.ts';
import type { Line } from '../../../src/text/styled.ts';
import { width } from '../../../src/text/width.ts';
import { ChartView } from '../../../src/tui/components/chart-view.tsx';
import { confidenceLine } from '../../../src/tui/components/confidence.ts';
import { Lines, Rows } from '../../../src/tui/components/lines.tsx';
import { COLOURED, show, tutorWith } from './setting.tsx';

const line = (text: string): Line => [{ text, style: {} }];

describe('Lines', () => {
  it('stand one under the other as they are', () => {
    expect(show(<Lines lines={[line('权重 w₁'), [], line('  b')]} />)).toEqual(['权重 w₁', '', '  b']);
  });

  it('are cut at the right edge, wide characters whole', () => {
    const rows = show(<Lines lines={[line('深度学习的权重'), line('0123456789')]} columns={7} />);
    expect(rows).toEqual(['深度学…', '012345…']);
    expect(rows.every(row => width(row) <= 7)).toBe(true);
  });

  it('have colours only where the terminal has them', () => {
    const coloured: Line[] = [[{ text: 'right', style: { tone: 'good', bold: true } }]];
    expect(show(<Lines lines={coloured} />)).toEqual(['right']);
    const [row = ''] = show(<Lines lines={coloured} />, tutorWith({ capabilities: COLOURED }));
    expect(row).toMatch(/\x1b\[(1;)?38;5;114m.*right\x1b\[/);
    expect(stripVTControlCharacters(row)).toBe('right');
  });

  it('of nothing are nothing', () => {
    expect(show(<Lines lines={[]} />)).toEqual(['']);
  });
});

describe('Rows', () => {
  it('keep their place whatever they hold', () => {
    const rows = (texts: string[]) =>
      show(
        <Box columnGap={1}>
          <Rows rows={texts} columns={6} />
          <Rows rows={['right', 'edge']} columns={6} />
        </Box>,
      ).map(row => row.indexOf('right') + row.indexOf('edge') + 1);
    expect(rows(['a', 'b'])).toEqual(rows(['longer', 'words.']));
  });
});

describe('ChartView', () => {
  const chart = { lines: ['1.0┤╮   ', '0.0┤╰───'], text: 'Loss falls from 1 to 0.' };

  it('shows the chart, line by line', () => {
    expect(show(<ChartView chart={chart} columns={8} />)).toEqual(chart.lines.map(row => row.trimEnd()));
  });
});

describe('the line of confidence', () => {
  const say = (level: 1 | 2 | 3 | 4 | 5, overrides = {}) =>
    confidenceLine(level, tutorWith(overrides))
      .map(({ text }) => text)
      .join('');

  it('says how sure one is in dots and as a probability', () => {
    expect(([1, 2, 3, 4, 5] as const).map(level => say(level))).toEqual([
      'How sure   ● ○ ○ ○ ○   10 %',
      'How sure   ○ ● ○ ○ ○   30 %',
      'How sure   ○ ○ ● ○ ○   50 %',
      'How sure   ○ ○ ○ ● ○   70 %',
      'How sure   ○ ○ ○ ○ ●   90 %',
    ]);
    expect(say(4, { lang: 'zh' })).toBe('把握   ○ ○ ○ ● ○   70 %');
  });

  it('can be read in ASCII', () => {
    expect(say(2, { capabilities: PLAIN })).toBe('How sure   o * o o o   30 %');
  });
});
