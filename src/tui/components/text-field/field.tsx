import { useCursor } from 'ink';
import { span } from '../../theme.ts';
import { useTutor } from '../../tutor.ts';
import { Lines } from '../lines.tsx';
import { type Field, fieldView } from './state.ts';

/** Rows of the frame above the body. */
const ABOVE = 2;

type Props = {
  readonly field: Field;
  /** What stands before the text, with its blanks. */
  readonly label: string;
  /** Stands in an empty field. */
  readonly placeholder: string;
  /** Row of the body in which the field stands. */
  readonly row?: number;
};

/** A line to write in. The terminal's own cursor stands in it, so an input method opens its window there. */
export function TextField({ field, label, placeholder, row = 0 }: Props) {
  const { size } = useTutor();
  const { text, cursor } = fieldView(field, size.columns - label.length - 2);
  useCaret({ x: label.length + cursor, y: row });
  return (
    <Lines
      lines={[
        [
          span(label, { tone: 'accent', bold: true }),
          field.text === '' ? span(` ${placeholder}`, { dim: true }) : span(text, { bold: true }),
        ],
      ]}
    />
  );
}

/** Puts the terminal's cursor on a cell of the body; null hides it. */
export function useCaret(place: { readonly x: number; readonly y: number } | null): void {
  const { active } = useTutor();
  const { setCursorPosition } = useCursor();
  setCursorPosition(place && active ? { x: place.x, y: place.y + ABOVE } : undefined);
}
