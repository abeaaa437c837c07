import { words } from '../../i18n/laboratory.ts';
import type { Experiment } from '../../lab/types.ts';
import type { Confidence } from '../../progress/types.ts';
import type { Line } from '../../text/styled.ts';
import { width } from '../../text/width.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { confidenceLine } from '../components/confidence.ts';
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
  const { cursor } = marks(capabilities);
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
  const sure: Line = [span('   '), ...confidenceLine(confidence, tutor)];
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
