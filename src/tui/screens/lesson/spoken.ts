import { reader } from '../../../i18n/lesson.ts';
import type { Block } from '../../../text/document.ts';
import { spokenBlocks } from '../../../text/spoken.ts';
import { spokenLine } from '../../spoken.ts';
import type { Tutor } from '../../tutor.ts';
import { actionLine } from './cards.ts';
import type { Card, Page } from './pages.ts';
import type { Place } from './state.ts';

/** Cells that no sentence needs: nothing of it is cut. */
const UNCUT = 10_000;

/** A screen of the lesson as a voice reads it, its cards where they stand. */
export function spokenPage(blocks: readonly Block[], page: Page, place: Place, tutor: Tutor): string {
  return blocks
    .flatMap(block => {
      const card =
        block.kind === 'experiment' || block.kind === 'quiz' ? page.cards.find(({ id }) => id === block.id) : undefined;
      return card ? [spokenCard(card, place, tutor)] : spokenBlocks([block], tutor.lang);
    })
    .join('\n');
}

function spokenCard(card: Card, place: Place, tutor: Tutor): string {
  const { lang } = tutor;
  const [colon, stop] = lang === 'zh' ? ['：', '。'] : [': ', '. '];
  const label = reader[card.kind === 'quiz' ? 'quiz' : 'experiment'][lang];
  const body = card.kind === 'experiment' ? [card.question] : card.kind === 'missing' ? [reader.missing[lang]] : [];
  const action = card.kind === 'missing' ? [] : [spokenLine(actionLine(card, place, tutor, UNCUT), tutor)];
  return [`${label}${colon}${card.title}`, ...body, ...action]
    .filter(Boolean)
    .reduce((said, next) => said + (/[.?!。？！]$/.test(said) ? ' ' : stop) + next);
}
