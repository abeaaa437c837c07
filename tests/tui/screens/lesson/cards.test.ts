import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../../../src/text/document.ts';
import { plainText } from '../../../../src/text/layout.ts';
import { experimentAt, experimentDue } from '../../../../src/tui/screens/lesson/commands.ts';
import { findAnchor, type Page, type PageOptions, pagesOf } from '../../../../src/tui/screens/lesson/pages.ts';
import { type Extent, type Place, reducePlace, startAt } from '../../../../src/tui/screens/lesson/state.ts';

const words = (text: string): Inline[] => [{ kind: 'text', text }];
const text: Block = { kind: 'paragraph', content: words('Text.') };
const heading = (id: string): Block => ({ kind: 'heading', depth: 2, id, content: words(id) });
const xor: Block = { kind: 'experiment', id: 'xor-mlp', preset: 'linear' };
const predict: Block = { kind: 'predict', experiment: 'xor-mlp', body: [text] };
const surface: Block = { kind: 'experiment', id: 'loss-surface' };

const options: PageOptions = { columns: 76, rows: 40, lang: 'en', glyphs: 'full', quizzes: [] };
const pageOf = (blocks: Block[], some: Partial<PageOptions> = {}): Page =>
  pagesOf(blocks, { ...options, ...some }).at(0);
const idsOf = ({ cards }: Page): string[] => cards.map(({ id }) => id);

describe('the cards of a screen', () => {
  it('stand in place of the placeholders, and what is below moves down', () => {
    const page = pageOf([text, xor, heading('below'), surface]);
    expect(plainText(page.lines)).not.toContain('[xor-mlp]');
    for (const { line, height, kind } of page.cards) {
      expect(kind).toBe('experiment');
      const card = plainText(page.lines.slice(line, line + height)).split('\n');
      expect(card[0]).toMatch(/^▏ Experiment/);
      expect(card.every(row => row.startsWith('▏'))).toBe(true);
    }
    const at = page.anchors[0]?.line ?? 0;
    expect(plainText(page.lines.slice(at - 1, at + 2))).toBe('\nbelow\n');
  });

  it('are one for a prediction and its experiment, with the preset', () => {
    const page = pageOf([text, predict, xor, text]);
    expect(page.cards).toHaveLength(1);
    expect(page.cards[0]).toMatchObject({ opens: { experiment: 'xor-mlp', preset: 'linear' } });
    const blanks = page.lines.map(line => line.length === 0);
    expect(blanks.some((blank, index) => blank && blanks[index + 1])).toBe(false);
  });

  it('stand for a prediction alone as well', () => {
    expect(idsOf(pageOf([predict]))).toEqual(['xor-mlp']);
    expect(idsOf(pageOf([predict, surface]))).toEqual(['xor-mlp', 'loss-surface']);
  });

  it('leave the question out only where the screen is in full sight that way', () => {
    const { lines } = pageOf([text, xor]);
    const height = lines.length;
    const short = pageOf([text, xor], { rows: height - 1 });
    expect(short.lines.length).toBeLessThan(height);
    expect(pageOf([text, xor], { rows: height }).lines).toHaveLength(height);
    expect(pageOf([text, xor], { rows: 3 }).lines).toHaveLength(height);
  });

  it('tell experiments of different screens apart, and say where there is none', () => {
    const pages = pagesOf([xor, { kind: 'pause' }, xor, { kind: 'experiment', id: 'no-such' }], options);
    const keys = [0, 1].map(screen =>
      pages.at(screen).cards.map(card => ('opens' in card ? card.opens.key : card.kind)),
    );
    expect(keys[0]?.[0]).not.toBe(keys[1]?.[0]);
    expect(keys[1]?.[1]).toBe('missing');
    expect(plainText(pages.at(1).lines)).toContain('This version does not have this experiment.');
  });
});

describe('anchors', () => {
  const blocks = [heading('a'), text, { kind: 'pause' } as const, heading('b'), xor, heading('c')];
  const pages = pagesOf(blocks, options);

  it('lead to the top of a screen, or to the heading within it', () => {
    expect(findAnchor(blocks, 'b', pages)).toEqual({ screen: 1, top: 0 });
    const line = pages.at(1).anchors.find(({ id }) => id === 'c')?.line;
    expect(line).toBeGreaterThan(0);
    expect(findAnchor(blocks, 'c', pages)).toEqual({ screen: 1, top: line });
  });

  it('that do not exist lead nowhere', () => {
    expect(findAnchor(blocks, 'z', pages)).toBeNull();
    expect(findAnchor(blocks, '', pages)).toBeNull();
  });
});

describe('which experiment a key opens', () => {
  const page = pageOf([text, xor, text, surface, text]);
  const extentOf = (rows: number): Extent => ({ screens: 1, rows, height: () => page.lines.length });
  const [first, second] = page.cards;
  const opened = (place: Place, extent: Extent): Place =>
    page.cards.slice(0, 1).reduce((now, card) => {
      return 'opens' in card
        ? reducePlace(extent, reducePlace(extent, now, { type: 'open', card: card.opens }), { type: 'close' })
        : now;
    }, place);

  it('Enter opens one after the other, each once, when all text is in sight', () => {
    const all = extentOf(page.lines.length);
    expect(experimentDue(page, startAt(0), all)).toBe(first);
    expect(experimentDue(page, opened(startAt(0), all), all)).toBe(second);
  });

  it('Enter opens none while text is left below, nor one that is above the window', () => {
    const few = extentOf(page.lines.length - (second?.line ?? 0));
    expect(experimentDue(page, startAt(0), few)).toBeNull();
    expect(experimentDue(page, startAt(0, second?.line), few)).toBe(second);
    expect(experimentDue(page, startAt(0, (second?.line ?? 0) + 1), extentOf(2))).toBeNull();
  });

  it('e opens the first that is new, wherever it is, else the first in sight', () => {
    const few = extentOf(4);
    expect(experimentAt(page, startAt(0), few)).toBe(first);
    expect(experimentAt(page, opened(startAt(0), few), few)).toBe(second);
    expect(experimentAt(pageOf([text]), startAt(0), few)).toBeNull();
  });
});
