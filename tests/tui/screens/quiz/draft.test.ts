import { describe, expect, it } from 'vitest';
import {
  type Draft,
  editText,
  emptyDraft,
  FIELD_COLUMNS,
  moveItem,
  toggleRow,
} from '../../../../src/tui/screens/quiz/draft.ts';
import { QUIZ } from '../../../support/fixture-quiz.ts';

const [, multi, numeric, order, lines] = QUIZ.questions.filter(item => item.kind !== 'generated');
const typed = (...keys: string[]): Draft | null =>
  keys.reduce<Draft | null>((draft, key) => draft && editText(draft, key, numeric!), emptyDraft(numeric!));

describe('the field of a number', () => {
  it('takes what numbers are written with at the caret', () => {
    expect(typed('1', '5', 'left', '.', 'end', 'e', '-', '3')).toEqual({ kind: 'numeric', text: '1.5e-3', caret: 6 });
  });

  it('takes full-width digits, each of them one step of the caret', () => {
    expect(typed('０', '．', '５', 'left', 'backspace')).toEqual({ kind: 'numeric', text: '０５', caret: 1 });
  });

  it.each(['L', 'h', '?', 'q', 'enter', 'esc', 'up', 'space', '误'])('leaves %s to the commands', key => {
    expect(editText(emptyDraft(numeric!), key, numeric!)).toBeNull();
  });

  it('keeps the caret within the text and takes nothing where there is nothing to take', () => {
    expect(typed('backspace', 'left', '7', 'right', 'right')).toEqual({ kind: 'numeric', text: '7', caret: 1 });
    expect(typed('7', 'home', 'backspace')).toEqual({ kind: 'numeric', text: '7', caret: 0 });
  });

  it('takes the letters of units behind a digit, and only there', () => {
    expect(typed('2', '0', 'm', 's')).toMatchObject({ text: '20ms' });
    expect(typed('1', '×', '1', '0', '^', '-', '3')).toMatchObject({ text: '1×10^-3' });
    expect(editText(emptyDraft(numeric!), 'm', numeric!)).toBeNull();
  });

  it('is full at its width in cells', () => {
    expect(typed(...Array<string>(99).fill('１'))).toMatchObject({ text: '１'.repeat(FIELD_COLUMNS / 2) });
  });

  it('is no field for the other kinds', () => {
    expect(editText(emptyDraft(multi!), '1', multi!)).toBeNull();
  });
});

describe('ticks', () => {
  it('are held by key, and gone at the second press', () => {
    const one = toggleRow(emptyDraft(multi!), multi!, 2);
    expect(one).toEqual({ kind: 'multi', keys: ['swings'] });
    expect(toggleRow(one, multi!, 2)).toEqual({ kind: 'multi', keys: [] });
  });

  it('of lines are line numbers in order', () => {
    const two = toggleRow(toggleRow(emptyDraft(lines!), lines!, 4), lines!, 1);
    expect(two).toEqual({ kind: 'lines', lines: [2, 5] });
  });
});

describe('moving an item', () => {
  it('changes places with its neighbour and stops at both ends', () => {
    const start = emptyDraft(order!);
    const down = moveItem(start, 0, 1);
    expect(down).toEqual({ kind: 'order', keys: ['loss', 'forward', 'backward', 'update'] });
    expect(moveItem(start, 0, -1)).toEqual(start);
    expect(moveItem(start, 3, 1)).toEqual(start);
  });
});
