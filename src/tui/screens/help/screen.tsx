import { ui } from '../../../i18n/ui.ts';
import type { Lang } from '../../../platform/language.ts';
import type { GlyphTier } from '../../../platform/terminal.ts';
import type { Line } from '../../../text/styled.ts';
import { padEnd, width } from '../../../text/width.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { useScroll } from '../../components/use-scroll.ts';
import { keyGroups } from '../../key-table.ts';
import { span } from '../../theme.ts';
import { bodyOf, useTutor } from '../../tutor.ts';

/** All keys by group, from the declarations. */
export function helpLines(lang: Lang, glyphs: GlyphTier): Line[] {
  const groups = keyGroups(lang, glyphs);
  const column = Math.max(...groups.flatMap(({ rows }) => rows.map(({ keys }) => width(keys)))) + 2;
  return groups.flatMap(({ title, rows }, index) => [
    ...(index > 0 ? [[]] : []),
    [span(` ${title}`, { bold: true })],
    ...rows.map(({ keys, does }): Line => [span('   '), span(padEnd(keys, column), { tone: 'accent' }), span(does)]),
  ]);
}

export function HelpScreen() {
  const { lang, size, capabilities } = useTutor();
  const lines = helpLines(lang, capabilities.screenReader ? 'ascii' : capabilities.glyphs);
  const { rows, columns } = bodyOf(size);
  const { top, share, commands } = useScroll(lines.length, rows);
  return (
    <Frame
      title={ui.keys[lang]}
      status={share === null ? '' : `${Math.floor(100 * share)}%`}
      commands={[...commands, { id: 'help', run: () => undefined }]}
    >
      <Lines lines={lines.slice(top, top + rows)} columns={columns} />
    </Frame>
  );
}
