/** Everywhere a learner can be. A stack of these is all that the program knows of its place. */
export type Screen =
  | { readonly kind: 'map' }
  | { readonly kind: 'lesson'; readonly lesson: string; readonly anchor?: string }
  | { readonly kind: 'quiz'; readonly quiz: string }
  | { readonly kind: 'laboratories' }
  | { readonly kind: 'laboratory'; readonly experiment: string; readonly preset?: string }
  | { readonly kind: 'progress' }
  | { readonly kind: 'help' };

export type Stack = readonly [Screen, ...Screen[]];

export type StackAction =
  | { readonly type: 'open'; readonly screen: Screen }
  /** In place of the top: from a lesson's end to its quiz, say. */
  | { readonly type: 'replace'; readonly screen: Screen }
  | { readonly type: 'back' };

/** The map lies at the bottom for ever; going back from it changes nothing. */
export function reduceStack(stack: Stack, action: StackAction): Stack {
  const below = stack.slice(0, -1) as Screen[];
  switch (action.type) {
    case 'open':
      return [...stack, action.screen];
    case 'replace':
      return [...below, action.screen] as unknown as Stack;
    case 'back':
      return below.length === 0 ? stack : (below as unknown as Stack);
  }
}

export const topOf = (stack: Stack): Screen => stack[stack.length - 1] as Screen;

/** The stack that a start at `screen` has: `esc` from there leads to the map. */
export const stackFor = (screen: Screen): Stack => (screen.kind === 'map' ? [screen] : [{ kind: 'map' }, screen]);
