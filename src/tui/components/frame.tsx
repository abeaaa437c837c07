import { Box, Text } from 'ink';
import { type ReactNode, useLayoutEffect } from 'react';
import { graphemes } from '../../text/width.ts';
import { footerLine, ruleLine, spokenFooter, titleLine } from '../chrome.ts';
import { type CommandId, commandFor, type KeyName, type Live } from '../keys.ts';
import { spokenLine, TAG } from '../spoken.ts';
import { span } from '../theme.ts';
import { bodyOf, type Tutor, useTutor } from '../tutor.ts';
import { Lines } from './lines.tsx';

type Props = {
  readonly title: string;
  /** Stands at the right of the title: a position, a state. */
  readonly status?: string;
  readonly commands: readonly Live[];
  /** Keys that no command takes, for fields in which one types. `true`: taken. Asked before the commands. */
  readonly onText?: (key: KeyName) => boolean;
  /** All letters are text here, so the letters of every screen call nothing. */
  readonly typing?: boolean;
  readonly children: ReactNode;
};

/** Title, rule, body, rule, footer: the same on every screen. On top of the stack it hears the keyboard. */
export function Frame({ title, status = '', commands, onText, typing = false, children }: Props) {
  const tutor = useTutor();
  const live = [...commands, ...everywhere(tutor, new Set(commands.map(({ id }) => id)), typing)];
  useLayoutEffect(() => {
    if (!tutor.active) return;
    tutor.keyboard.listen({
      live,
      key: name => {
        if (tutor.notice !== null) tutor.say(null);
        if (!onText?.(name)) commandFor(name, live)?.run(name);
      },
      paste: text => {
        for (const letter of graphemes(text)) onText?.(letter === ' ' ? 'space' : letter);
      },
      command: id => live.find(command => command.id === id)?.run(''),
    });
  });
  if (!tutor.active) return null;
  if (tutor.capabilities.screenReader) {
    return (
      <Box flexDirection="column">
        <Text>{title}</Text>
        {status ? <Text>{TAG.live + spokenLine([span(status)], tutor)}</Text> : null}
        {children}
        {tutor.notice === null ? null : <Text>{tutor.notice}</Text>}
        <Text>{TAG.keys + spokenFooter(live, tutor)}</Text>
      </Box>
    );
  }
  const { columns, rows } = tutor.size;
  const body = bodyOf(tutor.size);
  const rule = ruleLine(tutor);
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

function everywhere(tutor: Tutor, taken: ReadonlySet<CommandId>, typing: boolean): Live[] {
  const back: Live = { id: 'back', run: tutor.back };
  if (typing) return taken.has('back') ? [] : [back];
  const common: Live[] = [
    { id: 'language', run: tutor.switchLanguage },
    { id: 'help', run: () => tutor.open({ kind: 'help' }) },
    { id: 'settings', run: () => tutor.open({ kind: 'settings' }) },
    { id: 'palette', run: () => tutor.open({ kind: 'palette' }) },
    back,
  ];
  return common.filter(({ id }) => !taken.has(id) && !(id === 'back' && taken.has('quit')));
}
