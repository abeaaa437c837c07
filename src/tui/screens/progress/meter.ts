import type { Capabilities } from '../../../platform/terminal.ts';
import type { Line } from '../../../text/styled.ts';
import { padEnd, truncate, width } from '../../../text/width.ts';
import { span } from '../../theme.ts';

type Meter = {
  readonly label: string;
  /** Length of the bar, 0…1. */
  readonly share: number;
  /** Said behind the bar. */
  readonly remark: string;
};

const BAR = 30;
const LABEL = 26;

/** Rows of bars on one scale from 0 to 1. Narrow windows get shorter labels and bars. */
export function meterLines(meters: readonly Meter[], columns: number, { glyphs }: Capabilities): Line[] {
  const remarks = Math.max(0, ...meters.map(({ remark }) => width(remark)));
  const labels = Math.min(LABEL, Math.floor(columns / 3), Math.max(0, ...meters.map(({ label }) => width(label))));
  const cells = Math.max(4, Math.min(BAR, columns - labels - remarks - 6));
  const [on, off] = glyphs === 'full' ? ['█', '·'] : ['#', '.'];
  return meters.map(({ label, share, remark }) => {
    const full = Math.round(share * cells);
    const bar = on.repeat(full) + off.repeat(cells - full);
    return [
      span(`  ${padEnd(truncate(label, labels), labels)} `),
      span(bar, { tone: 'accent' }),
      span(` ${remark}`, { dim: true }),
    ];
  });
}
