import { useState } from 'react';
import { ui } from '../../../i18n/ui.ts';
import type { Lang } from '../../../platform/language.ts';
import type { GlyphTier } from '../../../platform/terminal.ts';
import type { Line } from '../../../text/styled.ts';
import { padEnd, width } from '../../../text/width.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { allKeys, type CommandId, commands, type Group } from '../../keys.ts';
import { span } from '../../theme.ts';
import { bodyOf, useTutor } from '../../tutor.ts';

const GROUPS: readonly (readonly [Group, keyof typeof ui])[] = [
  ['app', 'groupApp'],
  ['move', 'groupMove'],
  ['lesson', 'groupLesson'],
  ['quiz', 'groupQuiz'],
  ['lab', 'groupLab'],
];

/** All keys by group, from the declarations. */
export function helpLines(lang: Lang, glyphs: GlyphTier): Line[] {
  const ids = Object.keys(commands) as CommandId[];
  const column = Math.max(...ids.map(id => width(allKeys(id, lang, glyphs)))) + 2;
  return GROUPS.flatMap(([group, name], index) => {
    const rows = ids
      .filter(id => commands[id].group === group)
      .map(
        (id): Line => [
          span('   '),
          span(padEnd(allKeys(id, lang, glyphs), column), { tone: 'accent' }),
          span((commands[id].alone ?? commands[id].label)[lang]),
        ],
      );
    return [...(index > 0 ? [[]] : []), [span(` ${ui[name][lang]}`, { bold: true })], ...rows];
  });
}

export function HelpScreen() {
  const { lang, size, capabilities } = useTutor();
  const lines = helpLines(lang, capabilities.glyphs);
  const { rows, columns } = bodyOf(size);
  const lowest = Math.max(0, lines.length - rows);
  const [offset, setOffset] = useState(0);
  const top = Math.min(offset, lowest);
  return (
    <Frame
      title={ui.keys[lang]}
      status={lowest > 0 ? `${Math.round((100 * top) / lowest)}%` : ''}
      commands={[
        { id: 'scrollUp', run: () => setOffset(Math.max(0, top - 1)) },
        { id: 'scrollDown', run: () => setOffset(Math.min(lowest, top + 1)) },
        { id: 'pageUp', run: () => setOffset(Math.max(0, top - rows)) },
        { id: 'pageDown', run: () => setOffset(Math.min(lowest, top + rows)) },
        { id: 'help', run: () => setOffset(top) },
      ]}
    >
      <Lines lines={lines.slice(top, top + rows)} columns={columns} />
    </Frame>
  );
}
