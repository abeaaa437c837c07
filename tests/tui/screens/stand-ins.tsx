import { Text } from 'ink';
import { Frame } from '../../../src/tui/components/frame.tsx';

/** A screen in its frame that only says what it was given. */
export const standIn =
  (name: string) =>
  (props: Readonly<Record<string, unknown>>): React.ReactNode => (
    <Frame title={name} commands={[]}>
      <Text>{`${name} ${Object.values(props).join(' ')}`}</Text>
    </Frame>
  );
