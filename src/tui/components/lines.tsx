import { Box, Text, Transform } from 'ink';
import { memo } from 'react';
import type { Line } from '../../text/styled.ts';
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
  if (rows.length === 0) return null;
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
});

/** Lines that the text room has laid out. */
export function Lines({ lines, columns: given }: { readonly lines: readonly Line[]; readonly columns?: number }) {
  const { capabilities, size } = useTutor();
  const columns = given ?? size.columns;
  const spoken = lines.map(line => line.map(span => span.text).join('')).join('\n');
  const rows = lines.map(line => paint(clip(line, columns), capabilities));
  return <Rows rows={rows} columns={columns} spoken={spoken} />;
}
