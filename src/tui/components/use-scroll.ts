import { useState } from 'react';
import type { Live } from '../keys.ts';

/** A text that is longer than its window: the first line that shows, how far that is (0…1), and the keys that move it. */
export type Scrolled = { readonly top: number; readonly share: number | null; readonly commands: readonly Live[] };

/** Scrolls through so many lines in a window of so many rows. `share` is null where all is in sight. */
export function useScroll(lines: number, rows: number): Scrolled {
  const [wanted, setWanted] = useState(0);
  const lowest = Math.max(0, lines - rows);
  const top = Math.min(wanted, lowest);
  if (lowest === 0) return { top, share: null, commands: [] };
  const to = (line: number) => (): void => setWanted(Math.max(0, Math.min(lowest, line)));
  const half = Math.ceil(rows / 2);
  return {
    top,
    share: top / lowest,
    commands: [
      { id: 'scrollUp', run: to(top - 1) },
      { id: 'scrollDown', run: to(top + 1) },
      { id: 'pageUp', run: to(top - rows) },
      { id: 'pageDown', run: to(top + rows) },
      { id: 'halfUp', run: to(top - half) },
      { id: 'halfDown', run: to(top + half) },
      { id: 'first', run: to(0) },
      { id: 'last', run: to(lowest) },
    ],
  };
}
