import type { CourseIndex } from '../../../course/types.ts';
import { experimentById } from '../../../lab/experiments/index.ts';
import type { Block } from '../../../text/document.ts';
import { type Embed, type LaidOut, type LayoutOptions, layoutBlocks, splitScreens } from '../../../text/layout.ts';
import type { Line } from '../../../text/styled.ts';
import { type CardContent, type CardForm, cardLines } from './cards.ts';

/** A card in the text: `lines[line + height - 1]` says what to press. */
export type Card = CardContent & { readonly line: number; readonly height: number };

/** A screen of the lesson, laid out. */
export type Page = {
  readonly lines: readonly Line[];
  /** First line of each block; a screen has as many in the other language. */
  readonly starts: readonly number[];
  /** Line of each heading. */
  readonly anchors: readonly { readonly id: string; readonly line: number }[];
  readonly cards: readonly Card[];
};

export type PageOptions = LayoutOptions & {
  readonly quizzes: CourseIndex['quizzes'];
  /** Lines that the window shows: a screen that just misses it has shorter cards. */
  readonly rows: number;
};

/** The screens of a lesson for one width and language; each is laid out when it is first asked for. */
export type Pages = { readonly count: number; readonly at: (screen: number) => Page };

export function pagesOf(blocks: readonly Block[], options: PageOptions): Pages {
  const screens = splitScreens(blocks);
  const done: Page[] = [];
  return {
    count: screens.length,
    at: screen => {
      done[screen] ??= layoutPage(screen, screens[screen] ?? [], options);
      return done[screen];
    },
  };
}

/** Id of the first heading of a screen; '' without one. */
export function anchorOf(blocks: readonly Block[]): string {
  const heading = blocks.find(block => block.kind === 'heading');
  return heading?.kind === 'heading' ? heading.id : '';
}

const experimentOf = (block: Embed): string | null =>
  block.kind === 'predict' ? block.experiment : block.kind === 'experiment' ? block.id : null;

/** What a card shows; null: the block has no card, since the next one of the same experiment speaks for both. */
function contentOf(
  block: Embed,
  others: readonly Embed[],
  screen: number,
  { lang, quizzes }: PageOptions,
): CardContent | null {
  if (block.kind === 'quiz') {
    const meta = quizzes.find(({ id }) => id === block.id);
    return { kind: 'quiz', id: block.id, title: meta?.title[lang] ?? block.id, questions: meta?.questions ?? 0 };
  }
  const id = experimentOf(block) ?? '';
  const twin = others.find(other => other.kind === 'experiment' && other.id === id);
  if (block.kind === 'predict' && twin) return null;
  const experiment = experimentById(id);
  if (!experiment) return { kind: 'missing', id, title: id };
  const preset = block.kind === 'experiment' && block.preset !== undefined ? { preset: block.preset } : {};
  const opens = { key: `${screen} ${id} ${preset.preset ?? ''}`, experiment: id, ...preset };
  return { kind: 'experiment', id, opens, title: experiment.title[lang], question: experiment.question[lang] };
}

/** Cards leave their questions out, which the experiments ask again, where a screen is in full sight that way only. */
function layoutPage(screen: number, blocks: readonly Block[], options: PageOptions): Page {
  const text = layoutBlocks(blocks, options);
  const full = withCards(screen, text, options, 'full');
  if (full.lines.length <= options.rows) return full;
  const short = withCards(screen, text, options, 'short');
  return short.lines.length <= options.rows ? short : full;
}

/** Text with its cards in place of the placeholders; what stands below a card moves down. */
function withCards(screen: number, text: LaidOut, options: PageOptions, form: CardForm): Page {
  const all = text.embeds.map(({ block }) => block);
  const lines: Line[] = [];
  const cards: Card[] = [];
  const starts: number[] = [];
  const anchors: { id: string; line: number }[] = [];
  text.lines.forEach((line, index) => {
    if (text.starts.includes(index)) starts.push(lines.length);
    for (const { id } of text.anchors.filter(anchor => anchor.line === index)) anchors.push({ id, line: lines.length });
    const embed = text.embeds.find(candidate => candidate.line === index);
    const content = embed && contentOf(embed.block, all, screen, options);
    if (content) {
      const card = cardLines(content, options, form);
      cards.push({ ...content, line: lines.length, height: card.length });
      lines.push(...card);
    } else if (!embed) lines.push(line);
    // Without a card the empty line before it goes too, else two would follow each other.
    else if (lines.at(-1)?.length === 0) lines.pop();
  });
  return { lines, starts, anchors, cards };
}

/** Screen and line of a heading, or null when the lesson has none with this id. */
export function findAnchor(
  blocks: readonly Block[],
  anchor: string,
  pages: Pages,
): { screen: number; top: number } | null {
  const screen = splitScreens(blocks).findIndex(part =>
    part.some(block => block.kind === 'heading' && block.id === anchor),
  );
  if (screen < 0 || anchor === '') return null;
  const { anchors } = pages.at(screen);
  const at = anchors.findIndex(({ id }) => id === anchor);
  return { screen, top: at > 0 ? (anchors[at]?.line ?? 0) : 0 };
}
