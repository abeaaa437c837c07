import type { Answer, Gap, Question } from '../../../quiz/types.ts';
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
  | { readonly kind: 'match'; readonly pairs: Readonly<Record<string, string>> }
  | { readonly kind: 'gaps'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'lines'; readonly lines: readonly number[] };

/** Cells of the field for a number; no more is taken. */
export const FIELD_COLUMNS = 24;

/** What numbers are written with, in half-width and full-width forms. All other keys stay commands. */
const NUMERAL = /^[0-9eE+\-−.,/%^*×０-９ｅＥ＋－．，。／％]$/;

/** What stands behind a number: letters of units (ms, kB, MiB, M, …) and the x of a power of ten. */
const BEHIND = /^[numskKMGTBiµμxzH]$/;

/** What is typed into a gap. */
const ASCII = /^[!-~]$/;

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
    case 'match':
      return { kind: 'match', pairs: {} };
    case 'gaps':
      return { kind: 'gaps', values: {} };
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
    case 'match':
      return question.pairs.length;
    case 'gaps':
      return question.gaps.length;
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

/** What may be given to a row: keys of the right side, or of the options of a gap; none where it is typed. */
export function choicesOf(question: Question, row: number): readonly string[] {
  if (question.kind === 'match') return question.rights;
  if (question.kind !== 'gaps') return [];
  const gap = question.gaps[row];
  return gap?.fill === 'choose' ? gap.options.map(({ key }) => key) : [];
}

/** What a row holds in a draft; '' when nothing. */
export function heldBy(draft: Draft, question: Question, row: number): string {
  if (draft.kind === 'match' && question.kind === 'match') return draft.pairs[question.pairs[row]?.key ?? ''] ?? '';
  if (draft.kind === 'gaps' && question.kind === 'gaps') return draft.values[question.gaps[row]?.key ?? ''] ?? '';
  return '';
}

/** Gives a row its choice. */
export function giveRow(draft: Draft, question: Question, row: number, value: string): Draft {
  if (draft.kind === 'match' && question.kind === 'match') {
    const left = question.pairs[row]?.key;
    return left === undefined ? draft : { ...draft, pairs: { ...draft.pairs, [left]: value } };
  }
  if (draft.kind === 'gaps' && question.kind === 'gaps') {
    const gap = question.gaps[row]?.key;
    return gap === undefined ? draft : { ...draft, values: { ...draft.values, [gap]: value } };
  }
  return draft;
}

/** Gives a row the choice beside the one that it has, round and round. */
export function turnRow(draft: Draft, question: Question, row: number, by: 1 | -1): Draft {
  const choices = choicesOf(question, row);
  const at = choices.indexOf(heldBy(draft, question, row));
  const from = at < 0 && by < 0 ? 0 : at;
  const next = choices[(from + by + choices.length) % Math.max(1, choices.length)];
  return next === undefined ? draft : giveRow(draft, question, row, next);
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

/** The gap under the cursor, when it is typed. */
export function typedGap(question: Question, cursor: number): Gap | null {
  const gap = question.kind === 'gaps' ? question.gaps[cursor] : undefined;
  return gap?.fill === 'type' ? gap : null;
}

/** The field under the cursor after a key; null: the key is none of the field's. */
export function editText(draft: Draft, key: KeyName, question: Question, cursor = 0): Draft | null {
  if (draft.kind === 'gaps' && typedGap(question, cursor)) {
    const text = heldBy(draft, question, cursor);
    if (key === 'backspace') return giveRow(draft, question, cursor, text.slice(0, -1));
    if (!ASCII.test(key)) return null;
    return text.length >= FIELD_COLUMNS ? draft : giveRow(draft, question, cursor, text + key);
  }
  return draft.kind === 'numeric' ? editNumber(draft, key) : null;
}

function editNumber(draft: Extract<Draft, { kind: 'numeric' }>, key: KeyName): Draft | null {
  const action = fieldAction(key);
  const isUnit = BEHIND.test(key) && /\d/.test(draft.text.normalize('NFKC'));
  if (!action || (action.type === 'insert' && !NUMERAL.test(key) && !isUnit)) return null;
  const edited = reduceField(draft, action);
  return width(edited.text) > FIELD_COLUMNS ? draft : { kind: 'numeric', ...edited };
}
