import { rightText } from '../../../quiz/present.ts';
import type { Question } from '../../../quiz/types.ts';
import type { Line, Span } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { span } from '../../theme.ts';
import { heldBy } from './draft.ts';
import { besides, type Look, placeRemark, richSpans, rowLines } from './row.ts';
import { isAnswered, type Shown, type Standing, signOf, styleOf } from './standing.ts';

type Match = Extract<Question, { kind: 'match' }>;

const arrow = ({ capabilities }: Look): string => (capabilities.glyphs === 'full' ? '→' : '->');

/** The left side, a row each: before the grade with the number that it was given, after it with its partner. */
export function pairRows(question: Match, step: Shown, look: Look): Line[][] {
  return question.pairs.map((pair, index) => {
    const answered = isAnswered(step);
    const held = answered
      ? step.answer.kind === 'match'
        ? step.answer.pairs[pair.key]
        : undefined
      : heldBy(step.draft, question, index);
    const place = question.rights.indexOf(held ?? '') + 1;
    const verdict = answered ? { right: held === undefined || held === pair.key, chosen: held !== pair.key } : null;
    const standing: Standing = { selected: !answered && step.cursor === index, ticked: false, verdict };
    const style = styleOf(standing);
    const left = richSpans(pair.left, look, style);
    const partner: Span[] = answered
      ? [span(` ${arrow(look)} `, { dim: true }), ...richSpans(pair.right, look, style)]
      : [
          span(` ${arrow(look)} `, { dim: true }),
          span(place > 0 ? String(place) : '_', { tone: 'accent', bold: true }),
        ];
    const remark = answered && place > 0 && held !== pair.key ? placeRemark(place, look) : [];
    const lead: Line = [span(`${signOf(standing, look)} `, style)];
    return rowLines({ lead, text: columns => wrapSpans([...left, ...partner], columns), remark }, look);
  });
}

/** The right side with its numbers: what the digits stand for. */
export function rightLines(question: Match, look: Look): Line[] {
  return question.rights.flatMap((key, index) =>
    besides([span(`  ${index + 1}  `, { tone: 'accent' })], richSpans(rightText(question, key), look), look),
  );
}
