import { words } from '../../i18n/laboratory.ts';
import type { Experiment } from '../../lab/types.ts';
import { probabilityOf } from '../../progress/fold.ts';
import type { Confidence } from '../../progress/types.ts';
import type { Line } from '../../text/styled.ts';
import { padEnd, width } from '../../text/width.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { marks, span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';

/** The question, its options and how sure the learner is; nothing of a result exists yet. */
export function predictLines(
  experiment: Experiment,
  option: number,
  confidence: Confidence,
  tutor: Tutor,
  columns: number,
  rows: number,
): Line[] {
  const { lang, capabilities } = tutor;
  const { cursor, dot, ring } = marks(capabilities);
  const room = Math.max(12, Math.min(columns, 78) - 1);
  const options = experiment.prediction.options.flatMap(({ text }, index): Line[] => {
    const selected = index === option;
    const style = selected ? ({ tone: 'accent', bold: true } as const) : {};
    const lead = ` ${selected ? cursor : ' '} ${index + 1}  `;
    return wrapSpans([span(text[lang], style)], room - width(lead)).map((line, at) => [
      span(at === 0 ? lead : ' '.repeat(width(lead)), style),
      ...line,
    ]);
  });
  const dots = [1, 2, 3, 4, 5].map(level => (level === confidence ? dot : ring)).join(' ');
  const percent = `${Math.round(100 * probabilityOf(confidence))} %`;
  const sure: Line = [
    span(`   ${padEnd(words.confidence[lang], width(words.confidence[lang]) + 3)}`, { dim: true }),
    span(dots, { tone: 'accent' }),
    span(`   ${percent}`, { dim: true }),
  ];
  const prompt = wrapSpans([span(experiment.prediction.prompt[lang], { bold: true })], room - 1).map(
    (line): Line => [span(' '), ...line],
  );
  const question = wrapSpans([span(experiment.question[lang], { dim: true })], room - 1).map(
    (line): Line => [span(' '), ...line],
  );
  const label: Line = [span(` ${words.predictFirst[lang]}`, { tone: 'accent' })];
  const full: Line[] = [...question, [], label, [], ...prompt, [], ...options, [], sure];
  if (full.length <= rows) return full;
  const short: Line[] = [...prompt, ...options, sure];
  return short.length <= rows
    ? short
    : [...prompt.slice(0, Math.max(1, rows - options.length - 1)), ...options, sure].slice(0, rows);
}
