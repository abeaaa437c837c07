import type { GlyphTier } from '../platform/terminal.ts';

/** The ten signs of asciichart's `symbols`: crossing, axis, ends, level, corners, upright. */
export type LineSymbols = [string, string, string, string, string, string, string, string, string, string];

const ascii = (level: string): LineSymbols => ['+', '|', level, level, level, '`', '.', '.', "'", '|'];

const ASCII_LINES = ['-', '=', '~', '*'].map(ascii);
const ASCII_TWINS = ['.', ':'].map(ascii);
const BOX_TWINS: LineSymbols[] = [
  ['┼', '┤', '╶', '╴', '┈', '╰', '╭', '╮', '╯', '┊'],
  ['┼', '┤', '╶', '╴', '╌', '╰', '╭', '╮', '╯', '╎'],
];
const BOX_LINES: LineSymbols[] = [
  ['┼', '┤', '╶', '╴', '─', '╰', '╭', '╮', '╯', '│'],
  ['┿', '┥', '╺', '╸', '━', '┗', '┏', '┓', '┛', '┃'],
  ['╪', '╡', '═', '═', '═', '╚', '╔', '╗', '╝', '║'],
  ['┼', '┤', '╶', '╴', '┄', '╰', '╭', '╮', '╯', '┆'],
];

/** Every glyph that a chart draws, for one tier. `safe` has none of ambiguous width, `ascii` none above 127. */
export type Glyphs = {
  readonly upright: string;
  readonly tick: string;
  readonly corner: string;
  readonly level: string;
  readonly xTick: string;
  readonly guide: string;
  readonly lines: readonly LineSymbols[];
  /** For the quiet twins of curves. */
  readonly twins: readonly LineSymbols[];
  readonly bad: string;
  readonly dot: string;
  /** Points of class 0 and 1. */
  readonly points: readonly [string, string];
  readonly ends: readonly [string, string];
  readonly current: string;
  /** From low to high. */
  readonly spark: readonly string[];
  /** Parts of a cell from the left, the last one full. */
  readonly bar: readonly string[];
  readonly whisker: readonly [left: string, middle: string, right: string, value: string];
  /** Fields without colour. `sides`: class 0 sure, unsure, line, class 1 unsure, sure. */
  readonly sides: readonly [string, string, string, string, string];
  readonly heights: readonly string[];
  readonly unit: readonly [string, string];
  /** Points of the groups of a plane; by shape, so that no colour is needed. */
  readonly markers: readonly string[];
  /** Images without colour, from black to white. */
  readonly greys: readonly string[];
  /** Numbers without colour: far below zero, below, about zero, above, far above. */
  readonly signs: readonly [string, string, string, string, string];
  /** Fill of a range, one a group, and where two lie on each other. */
  readonly fills: readonly [string, string, string];
  readonly arrows: Readonly<Record<'up' | 'down' | 'left' | 'right', string>>;
  /** Upright, level, then the corners from the upper left clockwise. */
  readonly frames: Readonly<Record<'truth' | 'prediction', readonly [string, string, string, string, string, string]>>;
  readonly wall: string;
  readonly kept: string;
  readonly dropped: string;
  readonly past: string;
  readonly future: string;
  readonly done: string;
  readonly ahead: string;
  readonly none: string;
};

const SAFE: Glyphs = {
  upright: '|',
  tick: '+',
  corner: '+',
  level: '-',
  xTick: '+',
  guide: '╎',
  lines: ASCII_LINES,
  twins: ASCII_TWINS,
  bad: '✗',
  dot: 'o',
  points: ['o', 'x'],
  ends: ['S', 'E'],
  current: '▸',
  spark: ['⣀', '⣤', '⣶', '⣿'],
  bar: ['⡇', '⣿'],
  whisker: ['|', '-', '|', '+'],
  sides: [' ', '⠐', '⣿', '⠢', '⠶'],
  heights: [' ', '⠂', '⠒', '⠖', '⠶', '⠷', '⠿', '⡿', '⣿'],
  unit: ['(', ')'],
  markers: ['o', 'x', '+', '#', '*', '@'],
  greys: [' ', '⠐', '⠢', '⠖', '⠶', '⠷', '⠿', '⣿'],
  signs: ['⣉', '⠒', '⠐', '⠶', '⣿'],
  fills: ['⠐', '⢀', '⡢'],
  arrows: { up: '^', down: 'v', left: '<', right: '>' },
  frames: { truth: ['|', '-', '+', '+', '+', '+'], prediction: ['╎', '╌', '+', '+', '+', '+'] },
  wall: '⣿',
  kept: '⣿',
  dropped: '⠐',
  past: '|',
  future: '╎',
  done: 'o',
  ahead: '.',
  none: '-',
};

const GLYPHS: Readonly<Record<GlyphTier, Glyphs>> = {
  safe: SAFE,
  full: {
    ...SAFE,
    upright: '│',
    tick: '┤',
    corner: '└',
    level: '─',
    xTick: '┬',
    lines: BOX_LINES,
    twins: BOX_TWINS,
    dot: '●',
    points: ['○', '●'],
    ends: ['◇', '◆'],
    spark: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
    bar: ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
    whisker: ['├', '─', '┤', '┼'],
    sides: [' ', '·', '█', '░', '▒'],
    heights: [' ', '·', '░', '▒', '▓', '█'],
    markers: ['○', '●', '△', '■', '◇', '+'],
    greys: [' ', '·', ':', '░', '▒', '▓', '█'],
    signs: ['═', '─', '·', '▒', '█'],
    fills: ['░', '·', '▒'],
    arrows: { up: '↑', down: '↓', left: '←', right: '→' },
    frames: { truth: ['│', '─', '┌', '┐', '┘', '└'], prediction: ['┆', '┄', '╭', '╮', '╯', '╰'] },
    wall: '█',
    kept: '■',
    dropped: '·',
    past: '│',
    future: '┆',
    done: '●',
    ahead: '○',
    none: '–',
  },
  ascii: {
    ...SAFE,
    guide: ':',
    bad: 'X',
    current: '>',
    spark: ['_', '.', '-', '=', '^'],
    bar: ['#'],
    sides: [' ', '.', '#', ':', '+'],
    heights: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    greys: [' ', '.', ':', '-', '=', '+', '*', '#', '%', '@'],
    signs: ['=', '-', '.', '+', '#'],
    fills: ['.', ':', '%'],
    frames: { truth: ['|', '-', '+', '+', '+', '+'], prediction: [':', '.', '.', '.', '.', '.'] },
    wall: '#',
    kept: '#',
    dropped: '.',
    future: ':',
  },
};

export const glyphSet = (tier: GlyphTier): Glyphs => GLYPHS[tier];
