import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Lang } from '../../platform/language.ts';
import type { Block } from '../../text/document.ts';
import { layoutBlocks, splitScreens } from '../../text/layout.ts';
import { compileBlocks } from './blocks.ts';
import { checkCharacters, lineIndex } from './characters.ts';
import type { Use } from './context.ts';
import type { Report } from './findings.ts';
import { parseLesson } from './markdown.ts';
import { type Avoided, checkFirstUses, checkProse } from './prose.ts';
import { type LessonHead, lessonSchema } from './schema.ts';
import { type Bone, skeletonOf } from './skeleton.ts';
import { validate } from './validate.ts';
import { readYaml } from './yaml.ts';

/** One language of a lesson. `lineOf` gives the line of an entry of the front matter. */
export type LessonText = {
  readonly head: LessonHead | undefined;
  readonly blocks: readonly Block[];
  readonly bones: readonly Bone[];
  readonly uses: readonly Use[];
  readonly headings: ReadonlyMap<string, number>;
  /** Its plain words, a piece at a time. */
  readonly prose: readonly { readonly text: string; readonly line: number }[];
  readonly lineOf: (path: readonly (string | number)[]) => number;
};

/** Compiles the Markdown of a lesson in one language; all that is wrong in the text itself is reported. */
export function compileLesson(source: string, lang: Lang, avoided: readonly Avoided[], report: Report): LessonText {
  const lineAt = lineIndex(source);
  checkCharacters(source, lineAt, report);
  const root = parseLesson(source);
  const { head, lineOf } = readHead(root, report);
  const uses: Use[] = [];
  const blocks = compileBlocks(root.children, { lang, source, lineAt, report, use: use => uses.push(use) }, true);
  checkProse(root, lang, lineAt, avoided, report);
  if (lang === 'zh') checkFirstUses(root, report);
  checkScreens(root, report);
  checkHeights(root, blocks, lang, report);
  const headings = collectHeadings(root, blocks, report);
  return { head, blocks, bones: skeletonOf(root), uses, headings, prose: proseOf(root), lineOf };
}

function proseOf(root: Root): LessonText['prose'] {
  const pieces: { text: string; line: number }[] = [];
  visit(root, 'text', ({ value, position }) => {
    pieces.push({ text: value, line: position?.start.line ?? 1 });
  });
  return pieces;
}

function readHead(root: Root, report: Report): Pick<LessonText, 'head' | 'lineOf'> {
  const first = root.children[0];
  if (first?.type !== 'yaml') {
    report(1, 'front-matter', 'the file must begin with front matter: --- id, title, minutes … ---');
    return { head: undefined, lineOf: () => 1 };
  }
  const yaml = readYaml(first.value, report, (first.position?.start.line ?? 1) + 1);
  return { head: yaml && validate(lessonSchema, yaml, report), lineOf: path => yaml?.lineOf(path) ?? 1 };
}

function collectHeadings(root: Root, blocks: readonly Block[], report: Report): Map<string, number> {
  const lines = skeletonOf(root).filter(bone => bone.what.startsWith('heading ') && !bone.what.endsWith('{#}'));
  const headings = new Map<string, number>();
  for (const bone of lines) {
    const id = /\{#(.*)\}$/.exec(bone.what)?.[1] ?? '';
    const earlier = headings.get(id);
    if (earlier !== undefined)
      report(bone.line, 'duplicate-id', `heading {#${id}} stands at line ${earlier} already; rename one`);
    else if (blocks.some(block => block.kind === 'heading' && block.id === id)) headings.set(id, bone.line);
  }
  return headings;
}

/** A screen without content or heading could not be shown or returned to. */
function checkScreens(root: Root, report: Report): void {
  const body = root.children.filter(node => node.type !== 'yaml');
  let begin = 0;
  for (let i = 0; i <= body.length; i++) {
    const node = body[i];
    if (node && !(node.type === 'leafDirective' && node.name === 'pause')) continue;
    const screen = body.slice(begin, i);
    const line = (node ?? body.at(-1))?.position?.start.line ?? 1;
    if (screen.length === 0) {
      report(line, 'empty-screen', 'nothing stands between this ::pause and the one before it (or the end); delete it');
    } else if (!screen.some(candidate => candidate.type === 'heading')) {
      const first = screen[0]?.position?.start.line ?? line;
      report(first, 'screen-heading', 'this screen has no heading; a learner could not come back to it', 'warning');
    }
    begin = i + 1;
  }
}

/** Columns of the text and lines of a screen of 80 × 24. */
const SCREEN = { columns: 76, lines: 18 } as const;

/** Warns of screens that have to be scrolled on a terminal of the usual size. */
function checkHeights(root: Root, blocks: readonly Block[], lang: Lang, report: Report): void {
  const pauses = root.children.filter(node => node.type === 'leafDirective' && node.name === 'pause');
  for (const [i, screen] of splitScreens(blocks).entries()) {
    const { lines, embeds } = layoutBlocks(screen, { columns: SCREEN.columns, lang, glyphs: 'full' });
    // A prediction and the run that follows share one card.
    const shared = embeds.filter(
      ({ block }, at) => block.kind === 'predict' && embeds[at + 1]?.block.kind === 'experiment',
    );
    const height = lines.length - 2 * shared.length;
    if (height <= SCREEN.lines) continue;
    const line = i === 0 ? (root.children.find(node => node.type !== 'yaml')?.position?.start.line ?? 1) : 0;
    const message = `this screen is ${height} lines high at ${SCREEN.columns} columns; part it by ::pause, at most ${SCREEN.lines} are seen at once`;
    report(line || (pauses[i - 1]?.position?.start.line ?? 1), 'long-screen', message, 'warning');
  }
}
