import { Box, Text, useInput } from 'ink';
import type { ReactNode } from 'react';
import type { Line } from '../../text/styled.ts';
import { padEnd, truncate, width } from '../../text/width.ts';
import { type CommandId, commandFor, footerItems, type KeyName, keyNames, type Live } from '../keys.ts';
import { marks, span } from '../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../tutor.ts';
import { Lines } from './lines.tsx';

type Props = {
  readonly title: string;
  /** Stands at the right of the title: a position, a state. */
  readonly status?: string;
  readonly commands: readonly Live[];
  /** Keys that no command takes, for fields in which one types. `true`: taken. Asked before the commands. */
  readonly onText?: (key: KeyName) => boolean;
  readonly children: ReactNode;
};

/** Title, rule, body, rule, footer: the same on every screen. It alone listens to the keyboard. */
export function Frame({ title, status = '', commands, onText, children }: Props) {
  const tutor = useTutor();
  const live = [...commands, ...everywhere(tutor, new Set(commands.map(({ id }) => id)))];
  useInput(
    (input, key) => {
      if (tutor.notice !== null) tutor.say(null);
      for (const name of keyNames(input, key)) {
        if (!onText?.(name)) commandFor(name, live)?.run(name);
      }
    },
    { isActive: tutor.active },
  );
  if (!tutor.active) return null;
  const { columns, rows } = tutor.size;
  const body = bodyOf(tutor.size);
  const rule: Line = [span(marks(tutor.capabilities).rule.repeat(columns), { dim: true })];
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={[titleLine(title, status, columns), rule]} />
      <Box flexDirection="column" height={body.rows} overflow="hidden">
        {children}
      </Box>
      <Lines lines={[rule, footerLine(live, tutor)]} />
    </Box>
  );
}

/** Narrow terminals show less, never nothing. */
export function TooSmall() {
  const { lang, size } = useTutor();
  const text = lang === 'zh' ? `窗口太小：请拉大到 40×12 以上` : `Too small: please make it 40×12 or larger`;
  return <Text>{truncate(text, size.columns)}</Text>;
}

function everywhere(tutor: Tutor, taken: ReadonlySet<CommandId>): Live[] {
  const common: Live[] = [
    { id: 'language', run: tutor.switchLanguage },
    { id: 'help', run: () => tutor.open({ kind: 'help' }) },
    { id: 'back', run: tutor.back },
  ];
  return common.filter(({ id }) => !taken.has(id) && !(id === 'back' && taken.has('quit')));
}

function titleLine(title: string, status: string, columns: number): Line {
  const room = columns - 2 - (status ? width(status) + 2 : 0);
  const left = padEnd(truncate(title, Math.max(1, room)), Math.max(0, room));
  return [span(' '), span(left, { bold: true }), span(status ? `  ${status} ` : ' ', { dim: true })];
}

/** As many keys as fit; the last ones fall out first, `?` tells all of them. */
function footerLine(live: readonly Live[], { lang, size, capabilities, notice }: Tutor): Line {
  if (notice !== null) return [span(` ${truncate(notice, size.columns - 2)}`, { tone: 'warn' })];
  const line: { text: string; style: object }[] = [];
  let used = 1;
  const items = footerItems(live, lang, capabilities.glyphs);
  const total = items.reduce((sum, { keys, label }) => sum + width(keys) + width(label) + 4, 0);
  const gap = total > size.columns ? 2 : 3;
  for (const { keys, label } of items) {
    const cells = width(keys) + 1 + width(label) + gap;
    if (used + cells - gap > size.columns) continue;
    line.push(span(keys, { tone: 'accent' }), span(` ${label}${' '.repeat(gap)}`, { dim: true }));
    used += cells;
  }
  return [span(' '), ...line];
}
