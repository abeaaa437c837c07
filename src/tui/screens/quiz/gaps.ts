import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/quiz.ts';
import { gradeGap } from '../../../quiz/grade.ts';
import { rightFilling } from '../../../quiz/present.ts';
import type { Gap, Question } from '../../../quiz/types.ts';
import { sanitise } from '../../../text/sanitise.ts';
import type { Line, Span, Style } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { span } from '../../theme.ts';
import { heldBy } from './draft.ts';
import { besides, type Look, richSpans, rowLines, verdictRemark } from './row.ts';
import { isAnswered, type Shown, type Standing, signOf, styleOf } from './standing.ts';

type Gaps = Extract<Question, { kind: 'gaps' }>;

/** What a gap holds, in words. */
function fillingSpans(gap: Gap, value: string, look: Look, style: Style): Span[] {
  const option = gap.fill === 'choose' ? gap.options.find(({ key }) => key === value) : undefined;
  return option ? richSpans(option.text, look, style) : [span(sanitise(value), style)];
}

const heldIn = (question: Gaps, step: Shown, index: number): string => {
  if (!isAnswered(step)) return heldBy(step.draft, question, index);
  return step.answer.kind === 'gaps' ? (step.answer.values[question.gaps[index]?.key ?? ''] ?? '') : '';
};

/** The text with its gaps: numbered and empty, or filled in; right once the answer is known. */
export function bodyLines(question: Gaps, step: Shown, look: Look): Line[] {
  return question.body.flatMap(parts => {
    const spans = parts.flatMap((part): Span[] => {
      if ('text' in part) return [span(sanitise(part.text), { tone: 'code' })];
      const index = question.gaps.findIndex(({ key }) => key === part.gap);
      const gap = question.gaps[index];
      if (!gap) return [];
      const style: Style = { tone: isAnswered(step) ? 'good' : 'accent', bold: true };
      const value = isAnswered(step) ? rightFilling(gap) : heldIn(question, step, index);
      const inside = value === '' ? [span('____', style)] : fillingSpans(gap, value, look, style);
      return [span(`[${index + 1}: `, { dim: true }), ...inside, span(']', { dim: true })];
    });
    const indent = /^ */.exec(parts[0] && 'text' in parts[0] ? parts[0].text : '')?.[0].length ?? 0;
    const [first, ...rest] = wrapSpans(spans, Math.max(8, look.columns - 2));
    const more = rest.map((line): Line => [span(' '.repeat(Math.min(indent + 4, 8))), ...line]);
    return [first ?? [], ...more].map((line): Line => [span('  '), ...line]);
  });
}

/** A row for each gap; the one under the cursor shows what may stand there. */
export function gapRows(question: Gaps, step: Shown, look: Look): Line[][] {
  return question.gaps.map((gap, index) => {
    const value = heldIn(question, step, index);
    if (isAnswered(step)) return gradedGap(gap, value, index, look);
    const standing: Standing = { selected: step.cursor === index, ticked: false, verdict: null };
    const style = styleOf(standing);
    const label = fill(words.gap[look.lang], { n: index + 1 });
    const caret = standing.selected && gap.fill === 'type' ? (look.capabilities.glyphs === 'full' ? '▏' : '_') : '';
    const filling =
      value === '' && caret === '' ? [span('____', { dim: true })] : fillingSpans(gap, value, look, style);
    const head = besides(
      [span(`${signOf(standing, look)} ${label}  `, style)],
      [...filling, span(caret, { tone: 'accent', bold: true })],
      look,
    );
    return standing.selected ? [...head, ...optionLines(gap, value, look)] : head;
  });
}

function optionLines(gap: Gap, value: string, look: Look): Line[] {
  if (gap.fill === 'type') return [];
  return gap.options.flatMap(({ key, text }, index) => {
    const style: Style = key === value ? { tone: 'accent', bold: true } : {};
    return besides([span(`     ${index + 1}  `, style)], richSpans(text, look, style), look);
  });
}

function gradedGap(gap: Gap, value: string, index: number, look: Look): Line[] {
  const isRight = value !== '' && gradeGap(gap, value).right;
  const row = (text: string, right: boolean, chosen: boolean, label: string): Line[] => {
    const standing: Standing = { selected: false, ticked: false, verdict: { right, chosen } };
    const style = styleOf(standing);
    const lead: Line = [span(`${signOf(standing, look)} ${label}  `, style)];
    const spans = fillingSpans(gap, text, look, style);
    const remark = verdictRemark(right, chosen, look);
    return rowLines({ lead, text: columns => wrapSpans(spans, columns), remark }, look);
  };
  const label = fill(words.gap[look.lang], { n: index + 1 });
  if (isRight) return row(value, true, true, label);
  const wanted = row(rightFilling(gap), true, false, label);
  return value === '' ? wanted : [...wanted, ...row(value, false, true, ' '.repeat(label.length))];
}
