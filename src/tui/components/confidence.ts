import { words } from '../../i18n/laboratory.ts';
import { probabilityOf } from '../../progress/fold.ts';
import type { Confidence } from '../../progress/types.ts';
import type { Line } from '../../text/styled.ts';
import { marks, span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';

/** How sure the learner is, in dots and as a probability. */
export function confidenceLine(
  confidence: Confidence,
  { lang, capabilities }: Pick<Tutor, 'lang' | 'capabilities'>,
): Line {
  const { dot, ring } = marks(capabilities);
  const dots = [1, 2, 3, 4, 5].map(level => (level === confidence ? dot : ring)).join(' ');
  const percent = `${Math.round(100 * probabilityOf(confidence))} %`;
  return [
    span(`${words.confidence[lang]}   `, { dim: true }),
    span(dots, { tone: 'accent' }),
    span(`   ${percent}`, { dim: true }),
  ];
}
