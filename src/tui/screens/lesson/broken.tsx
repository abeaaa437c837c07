import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { span } from '../../theme.ts';
import { bodyOf, useTutor } from '../../tutor.ts';
import type { Reading } from './reading.ts';
import { columnOf } from './text.tsx';

type Props = { readonly id: string; readonly reading: Reading & { readonly kind: 'broken' } };

/** Says in a sentence why a lesson cannot be shown. */
export function Broken({ id, reading: { error } }: Props) {
  const { lang, size } = useTutor();
  const { margin, columns } = columnOf(size);
  const lines = wrapSpans([span(error.say(lang))], columns).map((line): Line => [span(' '.repeat(margin)), ...line]);
  return (
    <Frame title={id} commands={[]}>
      <Lines lines={[[], ...lines]} columns={bodyOf(size).columns} />
    </Frame>
  );
}
