import { useReducer, useState } from 'react';
import { words } from '../../../i18n/laboratory.ts';
import { type Card, parseCard } from '../../../lab/card.ts';
import { TutorError } from '../../../platform/errors.ts';
import { sanitise } from '../../../text/sanitise.ts';
import type { Line, Span } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import { Frame } from '../../components/frame.tsx';
import { Lines } from '../../components/lines.tsx';
import { TextField } from '../../components/text-field/field.tsx';
import { EMPTY_FIELD, fieldAction, reduceField } from '../../components/text-field/state.ts';
import { span } from '../../theme.ts';
import { bodyOf, useTutor } from '../../tutor.ts';

/** A place to paste a run card: the run that it names begins. */
export function CardScreen() {
  const tutor = useTutor();
  const { lang } = tutor;
  const { columns } = bodyOf(tutor.size);
  const [field, edit] = useReducer(reduceField, EMPTY_FIELD);
  const [error, setError] = useState<TutorError | null>(null);
  const onText = (key: string): boolean => {
    // A card that was copied from a wrapped line has the break in it.
    const action = fieldAction(/^\s+$/.test(key) ? 'space' : key);
    if (!action) return false;
    setError(null);
    edit(action);
    return true;
  };
  const run = (): void => {
    const card = cardOrError(field.text);
    if (card instanceof TutorError) setError(card);
    else tutor.replace({ kind: 'laboratory', experiment: card.experiment, card: field.text });
  };
  const text = (said: Span): Line[] => wrapSpans([said], columns - 2).map((line): Line => [span(' '), ...line]);
  return (
    <Frame title={words.enterCard[lang]} commands={[{ id: 'runExperiment', run }]} onText={onText} typing>
      <TextField field={field} label=" > " placeholder={words.enterCardHint[lang]} />
      <Lines
        lines={[
          [],
          ...(error
            ? text(span(sanitise(error.say(lang)), { tone: 'bad' }))
            : text(span(words.enterCardAbout[lang], { dim: true }))),
        ]}
        columns={columns}
      />
    </Frame>
  );
}

function cardOrError(text: string): Card | TutorError {
  try {
    return parseCard(text);
  } catch (error) {
    if (error instanceof TutorError) return error;
    throw error;
  }
}
