import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes, width } from '../../../../src/text/width.ts';
import {
  EMPTY_FIELD,
  type Field,
  fieldAction,
  fieldView,
  reduceField,
} from '../../../../src/tui/components/text-field/state.ts';

/** The field after keys; what is no key of the field is left out. */
const typed = (keys: readonly string[], start: Field = EMPTY_FIELD): Field =>
  keys.reduce((field, key) => {
    const action = fieldAction(key);
    return action ? reduceField(field, action) : field;
  }, start);

const write = (text: string): Field => typed([...text].map(letter => (letter === ' ' ? 'space' : letter)));

describe('a text field', () => {
  it('takes letters where the caret stands', () => {
    expect(typed(['a', 'c', 'left', 'b'])).toEqual({ text: 'abc', caret: 2 });
    expect(typed(['世', '界', 'home', '你', '好', 'end', '！'])).toEqual({ text: '你好世界！', caret: 5 });
  });

  it('moves and deletes by graphemes: an emoji of several code points is one', () => {
    const field = write('a👩‍💻e\u0301');
    expect(field).toEqual({ text: 'a👩‍💻e\u0301', caret: 3 });
    expect(typed(['backspace'], field)).toEqual({ text: 'a👩‍💻', caret: 2 });
    expect(typed(['left', 'left', 'delete'], field)).toEqual({ text: 'ae\u0301', caret: 1 });
  });

  it.each([
    [['ctrl+left'], { text: 'back propagation', caret: 5 }],
    [['ctrl+left', 'ctrl+left'], { text: 'back propagation', caret: 0 }],
    [['home', 'ctrl+right'], { text: 'back propagation', caret: 4 }],
    [['ctrl+w'], { text: 'back ', caret: 5 }],
    [['alt+b', 'ctrl+k'], { text: 'back ', caret: 5 }],
    [['alt+b', 'ctrl+u'], { text: 'propagation', caret: 0 }],
    [['ctrl+a', 'delete'], { text: 'ack propagation', caret: 0 }],
  ])('understands %j', (keys, expected) => {
    expect(typed(keys, write('back propagation'))).toEqual(expected);
  });

  it.each(['enter', 'esc', 'up', 'down', 'tab', 'pageup', 'ctrl+p'])('leaves %s to the screen', key => {
    expect(fieldAction(key)).toBeNull();
  });

  it('keeps its caret within its text, whatever is typed', () => {
    const keys = fc.constantFrom('a', '网', 'space', '👩‍💻', '\u0301', 'left', 'right', 'home', 'end', 'backspace');
    const more = fc.constantFrom('delete', 'ctrl+w', 'ctrl+u', 'ctrl+k', 'ctrl+left', 'ctrl+right');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(keys, more), { maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (typing, columns) => {
          const field = typed(typing);
          expect(field.caret).toBeGreaterThanOrEqual(0);
          expect(field.caret).toBeLessThanOrEqual(graphemes(field.text).length);
          const { text, cursor } = fieldView(field, columns);
          expect(width(text)).toBeLessThan(columns);
          expect(cursor).toBeLessThan(columns);
        },
      ),
    );
  });

  it('takes no more than a line of text', () => {
    expect(write('x'.repeat(500)).text).toHaveLength(200);
  });
});

describe('the window of a field', () => {
  it('follows the caret and gives its cell, two for each wide character', () => {
    expect(fieldView(write('学习ab'), 20)).toEqual({ text: '学习ab', cursor: 6 });
    expect(fieldView(write('abcdefghij'), 6)).toEqual({ text: 'fghij', cursor: 5 });
    expect(fieldView({ text: 'abcdefghij', caret: 0 }, 6)).toEqual({ text: 'abcde', cursor: 0 });
  });
});
