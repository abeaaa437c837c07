import type { Page } from './state.ts';

export type PageAction =
  | { readonly type: 'page'; readonly page: Page }
  /** Moves the cursor or the text, as far as `last`. */
  | { readonly type: 'pageMove'; readonly by: number; readonly last: number };

/** A page that stands over the panel: opened, moved through, closed. */
export function reducePage(page: Page, action: PageAction): Page {
  if (action.type === 'page') return action.page;
  const within = (at: number): number => Math.min(action.last, Math.max(0, at + action.by));
  switch (page.kind) {
    case 'presets':
      return { ...page, at: within(page.at) };
    case 'explain':
      return { ...page, scroll: within(page.scroll) };
    case 'panel':
    case 'card':
      return page;
  }
}
