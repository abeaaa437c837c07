import type { Answer, Question } from '../../../quiz/types.ts';
import { width } from '../../../text/width.ts';
import { type Field, fieldAction, reduceField } from '../../components/text-field/state.ts';
import type { KeyName } from '../../keys.ts';

/** An answer that is not given yet. It holds keys and no words, so the language may change under it. */
export type Draft =
  /** The option under the cursor is the choice. */
  | { readonly kind: 'single' }
  | { readonly kind: 'multi'; readonly keys: readonly string[] }
  | ({ readonly kind: 'numeric' } & Field)
  | { readonly kind: 'order'; readonly keys: readonly string[] }
  | { readonly kind: 'lines'; readonly lines: readonly number[] };

/** Cells of the field for a number; no more is taken. */
export const FIELD_COLUMNS = 24;

/** What numbers are written with, in half-width and full-width forms. All other keys stay commands. */
const NUMERAL = /^[0-9eE+\-−.,/%０-９ｅＥ＋－．，。／％]$/;

export function emptyDraft(question: Question): Draft {
  switch (question.kind) {
    case 'single':
      return { kind: 'single' };
    case 'multi':
      return { kind: 'multi', keys: [] };
    case 'numeric':
      return { kind: 'numeric', text: '', caret: 0 };
    case 'order':
      return { kind: 'order', keys: question.items.map(({ key }) => key) };
    case 'lines':
      return { kind: 'lines', lines: [] };
  }
}

/** Rows that the cursor walks through. */
export function rowsOf(question: Question): number {
  switch (question.kind) {
    case 'single':
    case 'multi':
      return question.options.length;
    case 'numeric':
      return 0;
    case 'order':
      return question.items.length;
    case 'lines':
      return question.code.length;
  }
}

export function answerOf(draft: Draft, question: Question, cursor: number): Answer {
  switch (draft.kind) {
    case 'single':
      return { kind: 'single', key: 'options' in question ? (question.options[cursor]?.key ?? '') : '' };
    case 'numeric':
      return { kind: 'numeric', text: draft.text };
    default:
      return draft;
  }
}

const toggled = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter(other => other !== value) : [...values, value];

/** Ticks or unticks the row. */
export function toggleRow(draft: Draft, question: Question, row: number): Draft {
  if (draft.kind === 'lines') return { ...draft, lines: toggled(draft.lines, row + 1).sort((a, b) => a - b) };
  if (draft.kind !== 'multi' || question.kind !== 'multi') return draft;
  const key = question.options[row]?.key;
  return key === undefined ? draft : { ...draft, keys: toggled(draft.keys, key) };
}

/** Moves the item of a row one place; the other draft kinds have none. */
export function moveItem(draft: Draft, row: number, by: 1 | -1): Draft {
  if (draft.kind !== 'order') return draft;
  const keys = [...draft.keys];
  const [item, other] = [keys[row], keys[row + by]];
  if (item === undefined || other === undefined) return draft;
  keys[row] = other;
  keys[row + by] = item;
  return { ...draft, keys };
}

/** The field after a key; null: the key is none of the field's. */
export function editText(draft: Draft, key: KeyName): Draft | null {
  if (draft.kind !== 'numeric') return null;
  const action = fieldAction(key);
  if (!action || (action.type === 'insert' && !NUMERAL.test(key))) return null;
  const edited = reduceField(draft, action);
  return width(edited.text) > FIELD_COLUMNS ? draft : { kind: 'numeric', ...edited };
}
