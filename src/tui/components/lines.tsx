import { Box, Text, Transform } from 'ink';
import { memo } from 'react';
import type { Line } from '../../text/styled.ts';
import { spokenLines } from '../spoken.ts';
import { clip, paint } from '../theme.ts';
import { useTutor } from '../tutor.ts';

type Ready = {
  /** At most `columns` cells each; may hold SGR sequences. */
  readonly rows: readonly string[];
  readonly columns: number;
  /** What a screen reader says instead. */
  readonly spoken?: string;
};

/**
 * Ready rows on the screen. The box holds their place; the layout engine measures one dot a row, and the rows come in behind
 * the dots: a fraction of the cost of styled text for Ink, which would measure and cut every style change.
 */
export const Rows = memo(function Rows({ rows, columns, spoken }: Ready) {
  if (rows.length === 0 && !spoken) return null;
  return (
    <Box width={Math.max(1, columns)} height={rows.length} flexShrink={0}>
      <Transform
        transform={(_, index) => rows[index] ?? ''}
        {...(spoken === undefined ? {} : { accessibilityLabel: spoken })}
      >
        <Text>{rows.map(() => '.').join('\n')}</Text>
      </Transform>
    </Box>
  );
}, isSame);

/** Most rows of a screen are as they were: those are not drawn again. */
function isSame(a: Ready, b: Ready): boolean {
  const { rows } = a;
  return (
    a.columns === b.columns &&
    a.spoken === b.spoken &&
    rows.length === b.rows.length &&
    rows.every((row, index) => row === b.rows[index])
  );
}

type Props = {
  readonly lines: readonly Line[];
  readonly columns?: number;
  /** What a screen reader says, where it is not the lines themselves. */
  readonly spoken?: () => string;
};

/** Lines that the text room has laid out. */
export function Lines({ lines, columns: given, spoken }: Props) {
  const tutor = useTutor();
  const { capabilities, size } = tutor;
  const columns = given ?? size.columns;
  // Ink puts what stands side by side on one line.
  if (capabilities.screenReader) return <Text>{`${spoken ? spoken() : spokenLines(lines, tutor)}\n`}</Text>;
  const rows = lines.map(line => paint(clip(line, columns), capabilities));
  return <Rows rows={rows} columns={columns} />;
}
