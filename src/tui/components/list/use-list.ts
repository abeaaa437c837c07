import { useState } from 'react';
import type { Line } from '../../../text/styled.ts';
import { wrapSpans } from '../../../text/wrap.ts';
import type { Live } from '../../keys.ts';
import { marks, span } from '../../theme.ts';
import { useTutor } from '../../tutor.ts';
import { withArrows } from '../arrows.ts';
import { type Heights, type ListAction, type ListState, reduceList, settled } from './state.ts';

/** Something that can be chosen. */
export type Item = {
  readonly title: Line;
  /** Shown below the title while it is chosen; lines of at most `detailColumns` cells. */
  readonly details?: readonly Line[];
};

export type List = {
  /** Index of the chosen item. */
  readonly at: number;
  /** The window, ready to be painted. */
  readonly lines: readonly Line[];
  readonly commands: readonly Live[];
  /** Back to the first item, when others take the place of those that were listed. */
  readonly restart: () => void;
};

type Options = {
  readonly rows: number;
  /** Item that is chosen at first. */
  readonly start?: number;
  /** Number keys choose the first nine: not where one writes. */
  readonly numbered?: boolean;
};

/** Longer lines are hard to read back from. */
const WIDEST = 78;

const LEAD = { plain: 3, numbered: 6 } as const;

/** Cells that details may take behind their indent, with the mark at the right. */
export const detailColumns = (columns: number, numbered = true): number =>
  Math.min(WIDEST, columns - 2) - LEAD[numbered ? 'numbered' : 'plain'];

/** Text of details in lines. */
export const detail = (text: Line, columns: number, numbered = true): Line[] =>
  wrapSpans(text, Math.max(10, detailColumns(columns, numbered)));

/** A list to choose from: the chosen item opens in its place, the window follows it. */
export function useList(items: readonly Item[], { rows, start = 0, numbered = true }: Options): List {
  const { size, capabilities } = useTutor();
  const [wanted, set] = useState<ListState>({ at: start, top: 0 });
  const heights: Heights = items.map(({ details = [] }) => ({ closed: 1, open: 1 + details.length }));
  const state = settled(wanted, heights, rows);
  const act = (action: ListAction): void => set(before => reduceList(before, action, heights, rows));
  const all = items.flatMap((item, index) => itemLines(item, index, index === state.at));
  return {
    at: state.at,
    lines: withArrows(
      all.slice(state.top, state.top + rows),
      { above: state.top > 0, below: state.top + rows < all.length, rows, at: Math.min(WIDEST, size.columns - 2) + 1 },
      capabilities.glyphs,
    ),
    commands: items.length === 0 ? [] : commandsFor(act, numbered),
    restart: () => set({ at: 0, top: 0 }),
  };

  function itemLines({ title, details = [] }: Item, index: number, selected: boolean): Line[] {
    const { cursor } = marks(capabilities);
    const number = index < 9 ? String(index + 1) : ' ';
    const style = selected ? ({ tone: 'accent', bold: true } as const) : {};
    const lead: Line = [
      span(` ${selected ? cursor : ' '} `, style),
      ...(numbered ? [span(`${number}  `, { dim: true })] : []),
    ];
    const first: Line = [...lead, ...title.map(part => (selected && !part.style.dim ? span(part.text, style) : part))];
    const indent = span(' '.repeat(LEAD[numbered ? 'numbered' : 'plain']));
    return [first, ...(selected ? details.map((line): Line => (line.length > 0 ? [indent, ...line] : [])) : [])];
  }
}

const commandsFor = (act: (action: ListAction) => void, numbered: boolean): Live[] => [
  { id: 'up', run: () => act({ type: 'move', by: -1 }) },
  { id: 'down', run: () => act({ type: 'move', by: 1 }) },
  { id: 'pageUp', run: () => act({ type: 'page', by: -1 }) },
  { id: 'pageDown', run: () => act({ type: 'page', by: 1 }) },
  ...(numbered
    ? ([
        { id: 'first', run: () => act({ type: 'edge', to: 'first' }) },
        { id: 'last', run: () => act({ type: 'edge', to: 'last' }) },
        { id: 'choose', run: key => act({ type: 'pick', index: Number(key) - 1 }) },
      ] satisfies Live[])
    : []),
];
