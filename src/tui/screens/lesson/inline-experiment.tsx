import { useEffect } from 'react';
import { reader } from '../../../i18n/lesson.ts';
import type { Line } from '../../../text/styled.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { useLaboratory } from '../../laboratory/use-laboratory.tsx';
import { span } from '../../theme.ts';
import { bodyOf, useTutor } from '../../tutor.ts';

type Props = {
  readonly experiment: string;
  readonly preset?: string;
  /** False: the text is shown; what was guessed and measured waits here. */
  readonly shown: boolean;
  readonly title: string;
  /** Stays above the panel where rows are many. */
  readonly heading: Line;
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

/** Rows above the panel: none where it needs all of them, the heading, the heading and a blank one. */
const rowsAbove = (rows: number): 0 | 1 | 2 => (rows < 16 ? 0 : rows < 22 ? 1 : 2);

/**
 * An experiment over the text of a lesson. It has a run of its own and stays mounted, so a frame of training renders
 * this panel and nothing of the lesson, and one experiment never shows the run of another.
 */
export function InlineExperiment({ experiment, preset, shown, title, heading, onClose, onSettled }: Props) {
  const tutor = useTutor();
  const options = {
    experiment,
    ...(preset === undefined ? {} : { preset }),
    active: tutor.active,
    onLeave: onClose,
  };
  const laboratory = useLaboratory(shown ? options : null);
  const settled = laboratory?.settled ?? false;
  // Told once, when it has become true.
  useEffect(() => {
    if (settled) onSettled();
  }, [settled]);
  if (!laboratory) return null;
  const { columns, rows } = bodyOf(tutor.size);
  const above = rowsAbove(rows);
  const commands = laboratory.commands.map(command =>
    command.id === 'back' && !command.label ? { ...command, label: reader.toText } : command,
  );
  return (
    <Frame
      title={title}
      status={laboratory.status}
      commands={commands}
      {...(laboratory.onText ? { onText: laboratory.onText } : {})}
    >
      <Lines lines={[[span(' '), ...heading], []].slice(0, above)} columns={columns} />
      {laboratory.render(columns, rows - above)}
    </Frame>
  );
}
