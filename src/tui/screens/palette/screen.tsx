import { useState } from 'react';
import { fill } from '../../../i18n/fill.ts';
import { reference } from '../../../i18n/reference.ts';
import { sanitise } from '../../../text/sanitise.ts';
import { padEnd, truncate, width } from '../../../text/width.ts';
import { Chooser } from '../../components/chooser.tsx';
import type { Item } from '../../components/list/use-list.ts';
import { allKeys } from '../../keys.ts';
import { span } from '../../theme.ts';
import { type Tutor, useTutor } from '../../tutor.ts';
import { type Entry, entriesOf, matching } from './entries.ts';

const KINDS = {
  command: reference.kindCommand,
  lesson: reference.kindLesson,
  quiz: reference.kindQuiz,
  experiment: reference.kindExperiment,
  screen: reference.kindScreen,
} as const;

/** Every command of the screen below and every place of the course, by name in either language. */
export function PaletteScreen() {
  const tutor = useTutor();
  const { lang, keyboard, course } = tutor;
  // What is live below is known until this screen begins to listen itself.
  const [live] = useState(() => keyboard.live());
  const entries = entriesOf(live, course);
  return (
    <Chooser
      title={reference.palette[lang]}
      status={n => String(n)}
      field={{ text: '', label: ':', placeholder: reference.paletteHint[lang] }}
      itemsFor={query => matching(entries, query, KINDS).map(entry => entryItem(entry, tutor))}
      empty={query => fill(reference.nothingFound[lang], { query: sanitise(query.trim()) })}
      onChoose={(index, query) => {
        const entry = matching(entries, query, KINDS)[index];
        return entry ? () => choose(entry, tutor) : null;
      }}
      chooseLabel={reference.run}
    />
  );
}

function choose(entry: Entry, { back, replace, keyboard }: Tutor): void {
  if ('opens' in entry) {
    replace(entry.opens);
    return;
  }
  back();
  keyboard.call(entry.calls);
}

/** Cells of the title before the kind; ids stand where there is room for them. */
const TITLE = 40;

function entryItem(entry: Entry, { lang, size, capabilities }: Tutor): Item {
  const kind = KINDS[entry.kind][lang];
  const key = 'calls' in entry ? allKeys(entry.calls, lang, capabilities.glyphs) : entry.id;
  const room = Math.min(TITLE, size.columns - 5 - width(kind) - 2);
  const title = padEnd(truncate(sanitise(entry.title[lang]), room), room);
  const wide = size.columns >= 70;
  return { title: [span(title), span(`  ${wide ? padEnd(kind, 12) : kind}${wide ? key : ''}`, { dim: true })] };
}
