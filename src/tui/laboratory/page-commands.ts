import { words } from '../../i18n/laboratory.ts';
import { resolveParams } from '../../lab/params.ts';
import { clipboardFor } from '../../platform/clipboard.ts';
import type { Live } from '../keys.ts';
import { bodyOf } from '../size.ts';
import { cardOf } from './card-page.ts';
import { explainLines } from './explain.ts';
import { type Hands, startWith } from './hands.ts';

/** The keys of the page that stands over the panel. */
export function pageCommands(hands: Hands): Live[] {
  const { lab, dispatch, tutor } = hands;
  const { page } = lab.state;
  const close: Live = {
    id: 'back',
    label: words.closePage,
    run: () => dispatch({ type: 'page', page: { kind: 'panel' } }),
  };
  const move = (by: number, last: number) => () => dispatch({ type: 'pageMove', by, last });
  switch (page.kind) {
    case 'panel':
      return [];
    case 'card':
      return [close];
    case 'presets': {
      const last = lab.experiment.presets.length - 1;
      return [{ id: 'up', run: move(-1, last) }, { id: 'down', run: move(1, last) }, ...choosing(hands), close];
    }
    case 'explain': {
      const { columns, rows } = bodyOf(tutor.size);
      // A heading of the lesson may take two rows.
      const last = Math.max(0, explainLines({ ...lab, run: page.run }, tutor, columns - 1).length - rows + 2);
      return [
        { id: 'scrollUp', run: move(-1, last) },
        { id: 'scrollDown', run: move(1, last) },
        { id: 'pageUp', run: move(2 - rows, last) },
        { id: 'pageDown', run: move(rows - 2, last) },
        { id: 'first', run: move(Number.NEGATIVE_INFINITY, last) },
        { id: 'last', run: move(Number.POSITIVE_INFINITY, last) },
        close,
      ];
    }
  }
}

function choosing(hands: Hands): Live[] {
  const { lab, dispatch } = hands;
  const { page } = lab.state;
  const { experiment } = lab;
  const take = (at: number): void => {
    const preset = experiment.presets[at];
    if (!preset) return;
    dispatch({ type: 'page', page: { kind: 'panel' } });
    startWith(hands, resolveParams(experiment, preset.set), preset);
  };
  return page.kind === 'presets'
    ? [
        { id: 'takePreset', run: () => take(page.at) },
        { id: 'choose', run: key => take(Number(key) - 1) },
      ]
    : [];
}

/** Sends the card to the clipboard and shows it: whether it arrived, nobody can tell. */
export function openCard({ lab, dispatch, write }: Hands): void {
  const card = cardOf(lab);
  const { kind, sequence } = clipboardFor(card, process.env);
  if (sequence) write(sequence);
  dispatch({ type: 'page', page: { kind: 'card', card, clipboard: kind } });
}
