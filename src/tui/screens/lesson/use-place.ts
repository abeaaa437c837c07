import { useMemo, useState } from 'react';
import type { Block } from '../../../text/document.ts';
import type { Jump } from '../../screen.ts';
import { correspondingLine, type Hit, hitFrom, hitsOf } from './hits.ts';
import { findAnchor } from './pages.ts';
import { type Extent, type Place, type PlaceAction, screenOf } from './state.ts';
import type { Editions } from './use-pages.ts';

type Dispatch = (action: PlaceAction) => void;

export const useHits = (query: string, editions: Editions): readonly Hit[] =>
  useMemo(() => hitsOf(query, editions), [query, editions]);

/**
 * Keeps the same words in sight when the window or the language has changed: the line at the top moves to where its block
 * begins in the new lines, before anything is painted.
 */
export function useSamePlace(
  editions: Editions,
  place: Place,
  extent: Extent,
  hits: readonly Hit[],
  dispatch: Dispatch,
): void {
  const [laidOut, setLaidOut] = useState({ editions, hits });
  if (laidOut.editions === editions) {
    if (laidOut.hits !== hits) setLaidOut({ editions, hits });
    return;
  }
  setLaidOut({ editions, hits });
  const screen = screenOf(place, extent);
  const [before, after] = [laidOut.editions.own.at(screen), editions.own.at(screen)];
  const top = correspondingLine(before, place.top, after);
  dispatch({
    type: 'reflow',
    top,
    index: sameHit(laidOut.hits[place.search?.index ?? 0], laidOut.editions, editions, hits),
  });
}

/** The hit of the new lines that stands where one of the old lines stood. */
function sameHit(hit: Hit | undefined, before: Editions, after: Editions, hits: readonly Hit[]): number {
  if (!hit) return 0;
  const { screen } = hit;
  const page = before.own.at(screen);
  const start = page.starts.findLast(from => from <= hit.line) ?? 0;
  return hitFrom(hits, { screen, line: correspondingLine(page, start, after.own.at(screen)) });
}

/** Follows a jump once. A heading that does not exist changes nothing. */
export function useJump(
  jump: Jump | undefined,
  place: Place,
  blocks: readonly Block[],
  editions: Editions,
  dispatch: Dispatch,
): void {
  if (!jump || jump.count === place.jump) return;
  const { to, count } = jump;
  if (to.kind === 'heading') {
    const found = findAnchor(blocks, to.anchor, editions.own);
    dispatch({ type: 'go', screen: found?.screen ?? place.screen, line: found?.top ?? place.top, jump: count });
    return;
  }
  const { query, index } = to;
  const hit = hitsOf(query, editions)[index];
  const spot = { screen: hit?.screen ?? place.screen, line: hit?.line ?? place.top };
  dispatch({ type: 'find', ...spot, search: { query, index }, jump: count });
}
