import { Text, Transform } from 'ink';
import { memo } from 'react';
import type { Line } from '../../text/styled.ts';
import { paint } from '../theme.ts';
import { useTutor } from '../tutor.ts';

type Ready = {
  /** At most `columns` cells each; may hold SGR sequences. */
  readonly rows: readonly string[];
  readonly columns: number;
  /** What a screen reader says instead. */
  readonly spoken?: string;
};

/**
 * Ready rows on the screen. The layout engine measures a plain placeholder, the rows come in behind it: a third of the
 * cost of styled text for Ink, which would measure and cut every style change.
 */
export const Rows = memo(function Rows({ rows, columns, spoken }: Ready) {
  if (rows.length === 0) return null;
  const blank = ' '.repeat(Math.max(1, columns));
  return (
    <Transform
      transform={(_, index) => rows[index] ?? ''}
      {...(spoken === undefined ? {} : { accessibilityLabel: spoken })}
    >
      <Text wrap="truncate">{`.${blank.slice(1)}\n`.repeat(rows.length - 1) + `.${blank.slice(1)}`}</Text>
    </Transform>
  );
});

/** Lines that the text room has laid out. */
export function Lines({ lines, columns }: { readonly lines: readonly Line[]; readonly columns?: number }) {
  const { capabilities, size } = useTutor();
  const spoken = lines.map(line => line.map(span => span.text).join('')).join('\n');
  return <Rows rows={lines.map(line => paint(line, capabilities))} columns={columns ?? size.columns} spoken={spoken} />;
}
