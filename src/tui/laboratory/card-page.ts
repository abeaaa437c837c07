import { fill } from '../../i18n/fill.ts';
import { words } from '../../i18n/laboratory.ts';
import { formatCard } from '../../lab/card.ts';
import type { Line } from '../../text/styled.ts';
import { wrapSpans } from '../../text/wrap.ts';
import { span } from '../theme.ts';
import type { Tutor } from '../tutor.ts';
import type { Page } from './state.ts';
import type { Lab } from './use-laboratory.tsx';

type CardPage = Extract<Page, { kind: 'card' }>;

/** The card of the run on the screen, of one that still goes on too. */
export function cardOf({ experiment, run }: Lab): string {
  if (run.result) return run.result.card;
  const { id, version } = experiment;
  return formatCard({ experiment: id, version, params: run.params, seed: run.seed, backend: run.backend ?? 'wasm' });
}

/** The card to select by hand, and what became of the clipboard. */
export function cardLines({ run }: Lab, page: CardPage, { lang }: Tutor, columns: number): Line[] {
  const sent = { terminal: words.cardSent, tmux: words.cardSent, none: words.cardShown }[page.clipboard];
  const text = (said: string): Line[] => wrapSpans([span(said, { dim: true })], columns);
  return [
    [span(words.card[lang], { bold: true })],
    [],
    ...text(sent[lang]),
    ...(page.clipboard === 'tmux' ? text(words.cardTmux[lang]) : []),
    [],
    ...wrapSpans([span(page.card, { tone: 'accent' })], columns),
    [],
    ...(run.changed ? text(words.cardChanged[lang]) : []),
    ...text(words.cardUse[lang]),
    ...wrapSpans([span(fill('dl-tutor lab run --card "{card}"', { card: page.card }))], columns),
  ];
}
