import { useReducer } from 'react';
import type { Bilingual } from '../../platform/language.ts';
import type { Line } from '../../text/styled.ts';
import { wrapSpans } from '../../text/wrap.ts';
import type { Live } from '../keys.ts';
import { span } from '../theme.ts';
import { bodyOf, useTutor } from '../tutor.ts';
import { Frame } from './frame.tsx';
import { Lines } from './lines.tsx';
import { type Item, useList } from './list/use-list.ts';
import { TextField } from './text-field/field.tsx';
import { fieldAction, reduceField } from './text-field/state.ts';

type Props = {
  readonly title: string;
  readonly status?: (items: number) => string;
  /** What there is to choose from, for what is written in the field; '' without a field. */
  readonly itemsFor: (query: string) => readonly Item[];
  /** A field above the list; its text at first. */
  readonly field?: { readonly text: string; readonly label: string; readonly placeholder: string };
  /** Said where there is nothing to choose from. */
  readonly empty: (query: string) => string;
  /** Item that is chosen at first. */
  readonly start?: number;
  /** What Enter does with an item; null: nothing. */
  readonly onChoose?: (index: number, query: string) => (() => void) | null;
  readonly chooseLabel?: Bilingual;
  readonly commands?: (index: number) => readonly Live[];
};

/** A screen to choose from: a list, above it a field where one narrows the choice by writing. */
export function Chooser({ title, status, itemsFor, field: written, empty, start = 0, onChoose, ...more }: Props) {
  const tutor = useTutor();
  const { columns, rows } = bodyOf(tutor.size);
  const text = written?.text ?? '';
  const [field, edit] = useReducer(reduceField, { text, caret: text.length });
  const above = written ? 2 : 0;
  const items = itemsFor(field.text);
  const list = useList(items, { rows: rows - above, start, numbered: !written });
  const onText = (key: string): boolean => {
    const action = fieldAction(key);
    if (!action) return false;
    edit(action);
    list.restart();
    return true;
  };
  const follow = items.length === 0 ? null : onChoose?.(list.at, field.text);
  const choose: Live[] = follow
    ? [{ id: 'follow', run: follow, ...(more.chooseLabel ? { label: more.chooseLabel } : {}) }]
    : [];
  const nothing = wrapSpans([span(empty(field.text), { dim: true })], columns - 4).map(
    (line): Line => [span('   '), ...line],
  );
  return (
    <Frame
      title={title}
      status={status?.(items.length) ?? ''}
      commands={[...choose, ...list.commands, ...(more.commands?.(list.at) ?? [])]}
      {...(written ? { onText, typing: true } : {})}
    >
      {written ? <TextField field={field} label={` ${written.label} `} placeholder={written.placeholder} /> : null}
      {written ? <Lines lines={[[]]} /> : null}
      <Lines lines={items.length === 0 ? nothing : list.lines} columns={columns} />
    </Frame>
  );
}
