/** An experiment in the text; `key` differs where a later screen has the same experiment again. */
export type Opened = { readonly key: string; readonly experiment: string; readonly preset?: string };

/** What is looked for; `index`: the hit that is shown, from 0. */
export type Search = { readonly query: string; readonly index: number };

/** Where the reader is, and what was done with the experiments in this visit. */
export type Place = {
  readonly screen: number;
  /** First visible line; may lie too deep after the window or the language changed, see `topOf`. */
  readonly top: number;
  /** Key of the experiment that is open over the text. */
  readonly open: string | null;
  readonly opened: readonly Opened[];
  /** Keys of those whose prediction was set against a measurement. */
  readonly settled: readonly string[];
  readonly search: Search | null;
  /** Count of the last jump that was followed. */
  readonly jump: number;
};

/** The size of what is read, in lines, for the window as it is now. */
export type Extent = {
  readonly screens: number;
  /** Lines that the window shows. */
  readonly rows: number;
  readonly height: (screen: number) => number;
};

export type PlaceAction =
  /** A page down, at the end the next screen. */
  | { readonly type: 'next' }
  /** A page up, at the top the end of the screen before. */
  | { readonly type: 'back' }
  | { readonly type: 'scroll'; readonly by: number }
  | { readonly type: 'page'; readonly by: 1 | -1 }
  | { readonly type: 'half'; readonly by: 1 | -1 }
  /** The same text in other lines: its first visible one, and the hit that is the same. */
  | { readonly type: 'reflow'; readonly top: number; readonly index: number }
  /** To a line, which stands at the top. `jump` is the count of a jump. */
  | { readonly type: 'go'; readonly screen: number; readonly line: number; readonly jump: number }
  /** To a hit, which stands where the eye is, moving nothing when it is in sight. */
  | {
      readonly type: 'find';
      readonly screen: number;
      readonly line: number;
      readonly search: Search;
      readonly jump?: number;
    }
  | { readonly type: 'forget' }
  | { readonly type: 'edge'; readonly to: 'first' | 'last' }
  | { readonly type: 'open'; readonly card: Opened }
  | { readonly type: 'close' }
  | { readonly type: 'settled'; readonly key: string };

export function startAt(screen: number, top = 0): Place {
  return { screen, top, open: null, opened: [], settled: [], search: null, jump: 0 };
}

const clamp = (value: number, high: number): number => Math.max(0, Math.min(value, high));

export const screenOf = ({ screen }: Place, { screens }: Extent): number => clamp(screen, screens - 1);

/** The deepest first line: below it the window would show nothing. */
export const lowestOf = (extent: Extent, screen: number): number => Math.max(0, extent.height(screen) - extent.rows);

export const topOf = (place: Place, extent: Extent): number =>
  clamp(place.top, lowestOf(extent, screenOf(place, extent)));

/** Nothing is left below. */
export const isAtEnd = (place: Place, extent: Extent): boolean =>
  topOf(place, extent) >= lowestOf(extent, screenOf(place, extent));

/** The end of the last screen is on the screen. */
export const isFinished = (place: Place, extent: Extent): boolean =>
  screenOf(place, extent) === extent.screens - 1 && isAtEnd(place, extent);

export const wasOpened = ({ opened }: Place, key: string): boolean => opened.some(card => card.key === key);

/** One line of the page before stays in sight, so that the eye finds its place. */
const pageOf = ({ rows }: Extent): number => Math.max(1, rows - 1);

/** Pure: the same place for the same keys, however fast they come. */
export function reducePlace(extent: Extent, place: Place, action: PlaceAction): Place {
  const screen = screenOf(place, extent);
  const top = topOf(place, extent);
  const lowest = lowestOf(extent, screen);
  const at = (line: number): Place => ({ ...place, screen, top: clamp(line, lowest) });
  switch (action.type) {
    case 'next':
      if (top < lowest) return at(top + pageOf(extent));
      return screen < extent.screens - 1 ? { ...place, screen: screen + 1, top: 0 } : at(top);
    case 'back':
      if (top > 0) return at(top - pageOf(extent));
      return screen > 0 ? { ...place, screen: screen - 1, top: lowestOf(extent, screen - 1) } : at(0);
    case 'scroll':
      return at(top + action.by);
    case 'page':
      return at(top + action.by * pageOf(extent));
    case 'half':
      return at(top + action.by * Math.max(1, Math.floor(extent.rows / 2)));
    case 'reflow':
      return { ...at(action.top), search: place.search && { ...place.search, index: action.index } };
    case 'go':
      return { ...place, screen: action.screen, top: action.line, jump: action.jump, open: null };
    case 'find':
      return { ...found(extent, place, action), search: action.search, jump: action.jump ?? place.jump, open: null };
    case 'forget':
      return { ...place, search: null };
    case 'edge':
      return at(action.to === 'first' ? 0 : lowest);
    case 'open':
      return {
        ...place,
        open: action.card.key,
        opened: wasOpened(place, action.card.key) ? place.opened : [...place.opened, action.card],
      };
    case 'close':
      return { ...place, open: null };
    case 'settled':
      return place.settled.includes(action.key) ? place : { ...place, settled: [...place.settled, action.key] };
  }
}

/** A third of the window stays above what was found, so that it is read with what leads to it. */
function found(
  extent: Extent,
  place: Place,
  { screen, line }: { readonly screen: number; readonly line: number },
): Place {
  const top = topOf(place, extent);
  const inSight = screen === screenOf(place, extent) && line >= top && line < top + extent.rows;
  return inSight ? place : { ...place, screen, top: Math.max(0, line - Math.floor(extent.rows / 3)) };
}
