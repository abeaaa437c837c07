/** A screen of a lesson, from 0. */
export type Here = { readonly lesson: string; readonly screen: number };

/** Where a screen above a lesson sends its reader. */
export type Target =
  | { readonly kind: 'heading'; readonly anchor: string }
  /** The hit of a search: which of them, from 0. */
  | { readonly kind: 'hit'; readonly query: string; readonly index: number };

/** `count` tells one jump from the next: the same target may be chosen twice. */
export type Jump = { readonly count: number; readonly to: Target };

/** Everywhere a learner can be. A stack of these is all that the program knows of its place. */
export type Screen =
  | { readonly kind: 'map' }
  | { readonly kind: 'lesson'; readonly lesson: string; readonly anchor?: string; readonly jump?: Jump }
  | ({ readonly kind: 'contents' } & Here)
  | { readonly kind: 'search'; readonly lesson: string; readonly query: string }
  /** `here`: only the terms or sources of this screen and its lesson. */
  | { readonly kind: 'glossary'; readonly here?: Here }
  | { readonly kind: 'sources'; readonly here?: Here }
  | { readonly kind: 'palette' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'quiz'; readonly quiz: string }
  | { readonly kind: 'laboratories' }
  /** `card`: the run that it names begins at once. */
  | { readonly kind: 'laboratory'; readonly experiment: string; readonly preset?: string; readonly card?: string }
  /** A place to write a run card. */
  | { readonly kind: 'card' }
  /** `before`: the older questions offered before a new lesson, which follows. */
  | { readonly kind: 'review'; readonly before?: string }
  | { readonly kind: 'test'; readonly chapter: string }
  | { readonly kind: 'progress' }
  | { readonly kind: 'help' };

export type Stack = readonly [Screen, ...Screen[]];

export type StackAction =
  | { readonly type: 'open'; readonly screen: Screen }
  /** In place of the top: from a lesson's end to its quiz, say. */
  | { readonly type: 'replace'; readonly screen: Screen }
  | { readonly type: 'back' }
  /** Back to the lesson below, at another place of it; opens it where another screen lies below. */
  | { readonly type: 'jump'; readonly lesson: string; readonly to: Target };

/** The map lies at the bottom for ever: going back from it changes nothing, going to it leaves all others. */
export function reduceStack(stack: Stack, action: StackAction): Stack {
  const below = stack.slice(0, -1) as Screen[];
  if ('screen' in action && action.screen.kind === 'map') return [stack[0]];
  switch (action.type) {
    case 'open':
      return [...stack, action.screen];
    case 'replace':
      return [...below, action.screen] as unknown as Stack;
    case 'back':
      return below.length === 0 ? stack : (below as unknown as Stack);
    case 'jump':
      return jumped(stack, action.lesson, action.to);
  }
}

function jumped(stack: Stack, lesson: string, to: Target): Stack {
  const under = stack[stack.length - 2];
  const jump = { count: 1, to };
  if (under?.kind !== 'lesson' || under.lesson !== lesson) return [...stack, { kind: 'lesson', lesson, jump }];
  const moved: Screen = { ...under, jump: { count: (under.jump?.count ?? 0) + 1, to } };
  return [...stack.slice(0, -2), moved] as unknown as Stack;
}

/** What a screen is known by while it lies in the stack: a lesson keeps its state when it is sent elsewhere. */
export const keyOf = (screen: Screen, depth: number): string =>
  screen.kind === 'lesson' ? `${depth} lesson ${screen.lesson}` : `${depth} ${JSON.stringify(screen)}`;

export const topOf = (stack: Stack): Screen => stack[stack.length - 1] as Screen;

/** The stack that a start at `screen` has: `esc` from there leads to the map. */
export const stackFor = (screen: Screen): Stack => (screen.kind === 'map' ? [screen] : [{ kind: 'map' }, screen]);
