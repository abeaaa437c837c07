import { type Chart, drawPicture } from '../../../charts/index.ts';
import { type Day, dayText } from '../../../platform/days.ts';
import type { Tutor } from '../../tutor.ts';

/** Bars of what is to be reviewed on each day from `first` on. */
export function dueChart(counts: readonly number[], first: Day, columns: number, tutor: Tutor): Chart {
  const items = counts.map((value, i) => {
    const label = dayText(first + i).slice(5);
    return { label: { zh: label, en: label }, value };
  });
  return drawPicture({ kind: 'bars', log: false, items }, { columns, rows: counts.length }, tutor);
}
