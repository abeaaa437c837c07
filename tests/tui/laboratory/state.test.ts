import { describe, expect, it } from 'vitest';
import { xorMlp } from '../../../src/lab/experiments/core/xor-mlp.ts';
import { defaults } from '../../../src/lab/params.ts';
import type { RunResult } from '../../../src/lab/types.ts';
import { type LabAction, type LabState, reduceLab, startOf, WORDS } from '../../../src/tui/laboratory/state.ts';

const start = startOf(defaults(xorMlp));
const after = (state: LabState, ...actions: LabAction[]): LabState =>
  actions.reduce((current, action) => reduceLab(xorMlp, current, action), state);

const back: LabAction = { type: 'scrub', by: -1, count: 5 };
const params: LabAction = { type: 'params', params: { ...start.params, hidden: 3 }, preset: null };
const kept = { result: {} as RunResult, steps: [], series: {} };

describe('looking back', () => {
  it('starts at the last frame, stops at the first and ends at the last', () => {
    expect(after(start, back).scrub).toBe(3);
    expect(after(start, { ...back, by: -50 }).scrub).toBe(0);
    expect(after(start, { ...back, by: -50 }, { ...back, by: 1 }).scrub).toBe(1);
    expect(after(start, back, { ...back, by: 1 }).scrub).toBeNull();
    expect(after(start, { ...back, by: 1 }).scrub).toBeNull();
  });

  it('ends with whatever starts the run anew', () => {
    for (const action of [params, { type: 'seed', seed: 2 }, { type: 'again' }, { type: 'unscrub' }] as const)
      expect(after(start, back, action).scrub).toBeNull();
  });
});

describe('the page of words', () => {
  it('gives way to the charts when they have something to show', () => {
    const words = after(start, { type: 'words' });
    expect(words.view).toBe(WORDS);
    for (const action of [params, back, { type: 'keep', kept }, { type: 'again' }] as const)
      expect(after(words, action).view).toBe(0);
  });
});

describe('a comparison', () => {
  it('keeps its place in a calculation when a knob is turned, and only then', () => {
    const at = after(start, { type: 'position', position: 7 });
    expect(after(at, params).position).toBe(0);
    expect(after(at, { type: 'keep', kept }, params).position).toBe(7);
  });
});

describe('the display', () => {
  it('comes back to what it was', () => {
    const toggle = (what: 'scale' | 'style' | 'zoom' | 'full'): LabAction => ({ type: 'toggle', what });
    const three = (what: 'scale' | 'style') => after(start, toggle(what), toggle(what), toggle(what));
    expect([three('scale'), three('style')]).toEqual([start, start]);
    expect(after(start, toggle('zoom'), toggle('full'), toggle('zoom'), toggle('full'))).toEqual(start);
    expect(after(start, toggle('scale')).display).not.toEqual(start.display);
  });
});

describe('a page over the panel', () => {
  it('is moved through as far as it goes, and closed', () => {
    const open = after(start, { type: 'page', page: { kind: 'presets', at: 2 } });
    const move = (by: number): LabAction => ({ type: 'pageMove', by, last: 5 });
    expect(after(open, move(1), move(1)).page).toEqual({ kind: 'presets', at: 4 });
    expect(after(open, move(9)).page).toEqual({ kind: 'presets', at: 5 });
    expect(after(open, move(Number.NEGATIVE_INFINITY)).page).toEqual({ kind: 'presets', at: 0 });
    expect(after(open, { type: 'page', page: { kind: 'panel' } })).toEqual(start);
    expect(after(start, move(1))).toEqual(start);
  });
});
