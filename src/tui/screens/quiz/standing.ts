import type { Line, Style } from '../../../text/styled.ts';
import { marks } from '../../theme.ts';
import { type Look, verdictRemark } from './row.ts';
import type { Asking, Graded, Looking, Sure } from './state.ts';

/** A question on the screen. */
export type Shown = Asking | Sure | Graded | Looking;

/** A question whose answer is known. */
export type Answered = Graded | Looking;

export const isAnswered = (step: Shown): step is Answered => step.phase === 'graded' || step.phase === 'looking';

/** One row of what can be chosen: before the grade with the cursor, after it with its marks. */
export type Standing = {
  readonly selected: boolean;
  readonly ticked: boolean;
  /** Null until graded. */
  readonly verdict: { readonly right: boolean; readonly chosen: boolean } | null;
};

export function styleOf({ selected, verdict }: Standing): Style {
  if (verdict === null) return selected ? { tone: 'accent', bold: true } : {};
  if (verdict.right) return { tone: 'good' };
  return verdict.chosen ? { tone: 'bad' } : { dim: true };
}

export function signOf({ selected, verdict }: Standing, { capabilities }: Look): string {
  const { cursor, right, wrong } = marks(capabilities);
  if (verdict === null) return selected ? cursor : ' ';
  return verdict.right ? right : verdict.chosen ? wrong : ' ';
}

export const remarkOf = ({ verdict }: Standing, look: Look): Line =>
  verdict ? verdictRemark(verdict.right, verdict.chosen, look) : [];
