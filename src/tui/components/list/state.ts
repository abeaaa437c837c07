/** The row that is chosen and the first line that the window shows. */
export type ListState = { readonly at: number; readonly top: number };

/** Lines that an item takes, and takes while it is chosen. */
export type Heights = readonly { readonly closed: number; readonly open: number }[];

export type ListAction =
  | { readonly type: 'move'; readonly by: 1 | -1 }
  | { readonly type: 'page'; readonly by: 1 | -1 }
  | { readonly type: 'edge'; readonly to: 'first' | 'last' }
  | { readonly type: 'pick'; readonly index: number };

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

/** First line of an item and the line after its last, while `at` is chosen. */
export function extentOf(heights: Heights, at: number, item: number): { readonly from: number; readonly to: number } {
  const height = (index: number): number => heights[index]?.[index === at ? 'open' : 'closed'] ?? 0;
  let from = 0;
  for (let index = 0; index < item; index++) from += height(index);
  return { from, to: from + height(item) };
}

/** The state as a window of so many rows can show it: all of the chosen item, its beginning where it is taller. */
export function settled({ at: wanted, top }: ListState, heights: Heights, rows: number): ListState {
  const at = clamp(wanted, 0, Math.max(0, heights.length - 1));
  const total = heights.length === 0 ? 0 : extentOf(heights, at, heights.length - 1).to;
  const { from, to } = extentOf(heights, at, at);
  const low = to - from > rows ? from : Math.max(0, to - rows);
  const high = to - from > rows ? to - rows : from;
  return { at, top: clamp(clamp(top, low, high), 0, Math.max(0, total - rows)) };
}

/** Pure: an item that is taller than the window is first read to its end. */
export function reduceList(state: ListState, action: ListAction, heights: Heights, rows: number): ListState {
  const { at, top } = settled(state, heights, rows);
  const { from, to } = extentOf(heights, at, at);
  const go = (index: number): ListState => settled({ at: index, top }, heights, rows);
  switch (action.type) {
    case 'move':
      if (action.by > 0 && to > top + rows) return { at, top: top + 1 };
      if (action.by < 0 && from < top) return { at, top: top - 1 };
      return go(at + action.by);
    case 'page':
      return go(at + action.by * Math.max(1, Math.floor(rows / 2)));
    case 'edge':
      return go(action.to === 'first' ? 0 : heights.length - 1);
    case 'pick':
      return action.index < heights.length ? go(action.index) : { at, top };
  }
}
