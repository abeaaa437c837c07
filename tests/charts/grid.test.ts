import { expect, test } from 'vitest';
import { BOLD, DIM, Grid, INVERSE, indexed } from '../../src/charts/grid.ts';

test('a wide glyph takes two cells and is not cut at the edge', () => {
  const grid = new Grid(5, 1);
  expect(grid.text(0, 0, '损失率')).toBe(4);
  expect(grid.toLines(0)).toEqual(['损失 ']);
});

test('what covers half of a wide glyph leaves a blank for the other half', () => {
  const grid = new Grid(4, 1);
  grid.text(0, 0, '损失');
  grid.put(1, 0, 'x');
  grid.put(2, 0, 'y');
  expect(grid.toLines(0)).toEqual([' xy ']);
});

test('a wide glyph over the second half of another leaves no stray half', () => {
  const grid = new Grid(4, 1);
  grid.text(0, 0, '损失');
  grid.text(1, 0, '率');
  expect(grid.toLines(0)).toEqual([' 率 ']);
});

test('control characters and lone marks never reach the grid', () => {
  const grid = new Grid(6, 1);
  grid.text(0, 0, 'a\x1b\n\u0301\u200bb');
  expect(grid.toLines(0)).toEqual(['ab    ']);
});

test('what lies outside is dropped', () => {
  const grid = new Grid(3, 1);
  grid.put(-1, 0, 'x');
  grid.put(3, 0, 'x');
  grid.put(0, 1, 'x');
  grid.text(1, 0, 'abc');
  grid.text(0, 5, 'abc');
  expect(grid.toLines(0)).toEqual([' ab']);
});

test('a style is written once for a run of equal cells, and ended at the end of the row', () => {
  const grid = new Grid(6, 1);
  grid.text(0, 0, 'ab', { fg: 0x102030 });
  grid.text(2, 0, 'cd', { fg: 0x102030, attr: BOLD });
  expect(grid.toLines(3)).toEqual(['\x1b[38;2;16;32;48mab\x1b[1mcd\x1b[22m  \x1b[39m']);
});

test('the foreground of a blank is not written', () => {
  const grid = new Grid(3, 1);
  grid.put(0, 0, ' ', { fg: 0xff0000 });
  expect(grid.toLines(3)).toEqual(['   ']);
});

test('entries of the palette use the shortest code', () => {
  const grid = new Grid(4, 1);
  grid.put(0, 0, 'a', { fg: indexed(6) });
  grid.put(1, 0, 'b', { fg: indexed(9) });
  grid.put(2, 0, 'c', { fg: indexed(74) });
  grid.put(3, 0, 'd', { bg: indexed(12) });
  expect(grid.toLines(2)).toEqual(['\x1b[36ma\x1b[91mb\x1b[38;5;74mc\x1b[39;104md\x1b[49m']);
});

test('bold, dim and inverse follow each other cleanly', () => {
  const grid = new Grid(3, 1);
  grid.put(0, 0, 'a', { attr: BOLD });
  grid.put(1, 0, 'b', { attr: DIM });
  grid.put(2, 0, 'c', { attr: INVERSE });
  expect(grid.toLines(1)).toEqual(['\x1b[1ma\x1b[22;2mb\x1b[22;7mc\x1b[27m']);
});

test('level 0 writes no code at all', () => {
  const grid = new Grid(2, 1);
  grid.text(0, 0, 'ab', { fg: 0xff0000, bg: 0xff, attr: BOLD });
  expect(grid.toLines(0)).toEqual(['ab']);
});
