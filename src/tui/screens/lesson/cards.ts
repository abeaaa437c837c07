import { fill } from '../../../i18n/fill.ts';
import { reader } from '../../../i18n/lesson.ts';
import type { Lang } from '../../../platform/language.ts';
import type { Progress } from '../../../progress/types.ts';
import { barred, type LayoutOptions } from '../../../text/layout.ts';
import { sanitise } from '../../../text/sanitise.ts';
import type { Line, Span } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { keyLabel } from '../../key-label.ts';
import { commands } from '../../keys.ts';
import { clip, marks, span } from '../../theme.ts';
import type { Tutor } from '../../tutor.ts';
import { type Opened, type Place, wasOpened } from './state.ts';

export type CardContent =
  | {
      readonly kind: 'experiment';
      readonly id: string;
      readonly opens: Opened;
      readonly title: string;
      readonly question: string;
    }
  | { readonly kind: 'quiz'; readonly id: string; readonly title: string; readonly questions: number }
  /** An experiment that this version does not have. */
  | { readonly kind: 'missing'; readonly id: string; readonly title: string };

/** `short`: without the question. */
export type CardForm = 'full' | 'short';

/** A card without what changes: its last line is left for `actionLine`, so its height never changes. */
export function cardLines(card: CardContent, options: LayoutOptions, form: CardForm): Line[] {
  const { columns, lang, glyphs } = options;
  const room = Math.max(10, columns - 2);
  const label = reader[card.kind === 'quiz' ? 'quiz' : 'experiment'][lang];
  const title = wrapSpans([span(`${label}  `, { tone: 'accent' }), span(sanitise(card.title), { bold: true })], room);
  const body = bodyText(card, form, lang);
  const action: Line[] = card.kind === 'missing' ? [] : [[]];
  const lines = [...title, ...(body ? wrapSpans([span(body)], room) : []), ...action];
  return barred(lines, glyphs, { tone: 'accent' });
}

function bodyText(card: CardContent, form: CardForm, lang: Lang): string {
  if (card.kind === 'experiment') return form === 'full' ? card.question : '';
  return card.kind === 'missing' ? reader.missing[lang] : '';
}

/** The last line of a card: what to press, and what is known from before. */
export function actionLine(card: CardContent, place: Place, tutor: Tutor, columns: number): Line {
  const { capabilities } = tutor;
  const spans = card.kind === 'quiz' ? quizAction(card, tutor) : experimentAction(card, place, tutor);
  return barred([clip(spans, columns - 2)], capabilities.glyphs, { tone: 'accent' })[0] ?? [];
}

const press = (id: 'experiment' | 'quiz', label: string, { lang, capabilities }: Tutor): Span[] => [
  span(keyLabel(commands[id].keys.slice(0, 1), lang, capabilities.glyphs), { tone: 'accent', bold: true }),
  span(`  ${label}`, { tone: 'accent' }),
];

function quizAction({ id, questions }: CardContent & { kind: 'quiz' }, tutor: Tutor): Span[] {
  const { lang, progress } = tutor;
  const known = progress.quizzes[id];
  const score = known ? fill(reader.best[lang], { n: Math.round(100 * known.best) }) : reader.notTaken[lang];
  const facts = `   ${fill(reader.questions[lang], { n: questions })}   ${score}`;
  return [...press('quiz', reader.takeQuiz[lang], tutor), span(facts, { dim: true })];
}

function experimentAction(card: CardContent, place: Place, tutor: Tutor): Span[] {
  if (card.kind !== 'experiment') return [];
  const { lang, progress, capabilities } = tutor;
  if (place.settled.includes(card.opens.key)) {
    const done = `${marks(capabilities).done} ${reader.settled[lang]}   `;
    return [span(done, { tone: 'good' }), ...press('experiment', reader.again[lang], tutor)];
  }
  const label = wasOpened(place, card.opens.key) ? reader.goOn : reader.predictAndRun;
  return [...press('experiment', label[lang], tutor), span(ranBefore(card.id, progress, lang), { dim: true })];
}

function ranBefore(id: string, { runs }: Progress, lang: Lang): string {
  const n = runs[id] ?? 0;
  return n === 0 ? '' : `   ${fill(reader[n === 1 ? 'ranOnce' : 'ran'][lang], { n })}`;
}
