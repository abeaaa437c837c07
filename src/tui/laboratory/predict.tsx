import { words } from '../../i18n/laboratory.ts';
import type { Experiment } from '../../lab/types.ts';
import type { Confidence } from '../../progress/types.ts';
import { shortened } from '../../text/layout.ts';
import type { Line } from '../../text/styled.ts';
import { width } from '../../text/width.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { confidenceLine } from '../components/confidence.ts';
import { marks, span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';

type Option = Experiment['prediction']['options'][number];

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
  const optionLines = ({ text }: Option, index: number): Line[] => {
    const selected = index === option;
    const style = selected ? ({ tone: 'accent', bold: true } as const) : {};
    const lead = ` ${selected ? cursor : ' '} ${index + 1}  `;
    return wrapSpans([span(text[lang], style)], room - width(lead)).map((line, at) => [
      span(at === 0 ? lead : ' '.repeat(width(lead)), style),
      ...line,
    ]);
  };
  const { options } = experiment.prediction;
  const all = options.map(optionLines);
  const sure: Line = [span('   '), ...confidenceLine(confidence, tutor)];
  const prompt = wrapSpans([span(experiment.prediction.prompt[lang], { bold: true })], room - 1).map(
    (line): Line => [span(' '), ...line],
  );
  const question = wrapSpans([span(experiment.question[lang], { dim: true })], room - 1).map(
    (line): Line => [span(' '), ...line],
  );
  const label: Line = [span(` ${words.predictFirst[lang]}`, { tone: 'accent' })];
  const full: Line[] = [...question, [], label, [], ...prompt, [], ...all.flat(), [], sure];
  if (full.length <= rows) return full;
  const asked = shortened(prompt, rows - 1 - (all[option]?.length ?? 1));
  return [...asked, ...windowOf(all, option, rows - asked.length - 1), sure];
}

/** The options round the selected one that `rows` lines hold; the selected one always. */
function windowOf(all: readonly (readonly Line[])[], selected: number, rows: number): Line[] {
  let [from, to] = [selected, selected + 1];
  const height = (start: number, end: number): number => all.slice(start, end).flat().length;
  for (;;) {
    if (to < all.length && height(from, to + 1) <= rows) to++;
    else if (from > 0 && height(from - 1, to) <= rows) from--;
    else return all.slice(from, to).flat();
  }
}
