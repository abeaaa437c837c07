import { graphemes, width } from '../../../text/width.ts';
import { type CommandId, commands, type KeyName } from '../../keys.ts';

/** One line that is being written. `caret` counts the graphemes before it. */
export type Field = { readonly text: string; readonly caret: number };

export const EMPTY_FIELD: Field = { text: '', caret: 0 };

/** The commands of the group `text`. */
const EDITS = [
  'caretLeft',
  'caretRight',
  'wordLeft',
  'wordRight',
  'caretHome',
  'caretEnd',
  'deleteBack',
  'deleteForward',
  'deleteWord',
  'deleteToStart',
  'deleteToEnd',
] as const satisfies readonly CommandId[];

export type FieldAction =
  | { readonly type: 'insert'; readonly text: string }
  | { readonly type: (typeof EDITS)[number] };

/** Longer lines are no query and no number. */
const LONGEST = 200;

/** What a key does in a field; null: it is none of the field's. */
export function fieldAction(key: KeyName): FieldAction | null {
  const edit = EDITS.find(id => commands[id].keys.includes(key));
  if (edit) return { type: edit };
  if (key === 'space') return { type: 'insert', text: ' ' };
  return graphemes(key).length === 1 ? { type: 'insert', text: key } : null;
}

const BLANK = /^\s$/;

/** Start of the word before the caret: blanks are skipped first. */
function wordStart(letters: readonly string[], caret: number): number {
  let at = caret;
  while (at > 0 && BLANK.test(letters[at - 1] ?? '')) at--;
  while (at > 0 && !BLANK.test(letters[at - 1] ?? '')) at--;
  return at;
}

function wordEnd(letters: readonly string[], caret: number): number {
  let at = caret;
  while (at < letters.length && BLANK.test(letters[at] ?? '')) at++;
  while (at < letters.length && !BLANK.test(letters[at] ?? '')) at++;
  return at;
}

/** Pure: the field after an action. A step is a grapheme: an emoji of several code points is deleted as one. */
export function reduceField(field: Field, action: FieldAction): Field {
  const letters = graphemes(field.text);
  const { caret } = field;
  const at = (next: number): Field => ({ ...field, caret: Math.max(0, Math.min(letters.length, next)) });
  const without = (from: number, to: number): Field => ({
    text: letters.toSpliced(from, Math.max(0, to - from)).join(''),
    caret: from,
  });
  switch (action.type) {
    case 'insert': {
      const before = letters.slice(0, caret).join('') + action.text;
      const text = before + letters.slice(caret).join('');
      return graphemes(text).length > LONGEST ? field : { text, caret: graphemes(before).length };
    }
    case 'caretLeft':
      return at(caret - 1);
    case 'caretRight':
      return at(caret + 1);
    case 'wordLeft':
      return at(wordStart(letters, caret));
    case 'wordRight':
      return at(wordEnd(letters, caret));
    case 'caretHome':
      return at(0);
    case 'caretEnd':
      return at(letters.length);
    case 'deleteBack':
      return without(Math.max(0, caret - 1), caret);
    case 'deleteForward':
      return without(caret, Math.min(letters.length, caret + 1));
    case 'deleteWord':
      return without(wordStart(letters, caret), caret);
    case 'deleteToStart':
      return without(0, caret);
    case 'deleteToEnd':
      return without(caret, letters.length);
  }
}

/** What a window of so many cells shows of the field, the caret always in it, and the cell of the caret. */
export function fieldView({ text, caret }: Field, columns: number): { readonly text: string; readonly cursor: number } {
  const letters = graphemes(text);
  // The caret behind the last letter needs a cell of its own.
  const room = Math.max(2, columns) - 1;
  let first = 0;
  while (first < caret && width(letters.slice(first, caret).join('')) > room) first++;
  let shown = '';
  for (const letter of letters.slice(first)) {
    if (width(shown + letter) > room) break;
    shown += letter;
  }
  return { text: shown, cursor: width(letters.slice(first, caret).join('')) };
}
