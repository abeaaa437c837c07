import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/review.ts';
import { ui } from '../../../i18n/ui.ts';
import type { Lang } from '../../../platform/language.ts';
import { isKnown, type Next } from '../../../progress/next.ts';
import type { Line, Span } from '../../../text/styled.ts';
import { padEnd, truncate, width } from '../../../text/width.ts';
import type { Scene } from '../../chrome.ts';
import { marks, span } from '../../theme.ts';
import { finishedIn, missing, type Row } from './state.ts';

/** The title of the map: the name of the program. */
export const PROGRAM = 'dl-tutor';

const TITLE_COLUMNS = 30;
const BAR_COLUMNS = 16;
/** A remark that is cut shorter than this says nothing. */
const SHORTEST = 10;

/** A row of the map. Narrow terminals lose the bar, then the remarks; never the title. */
export function rowLine(row: Row, selected: boolean, tutor: Scene): Line {
  const { columns } = tutor.size;
  const { cursor } = marks(tutor.capabilities);
  const indent = row.kind === 'lesson' ? '    ' : '';
  const remarks = remarksOf(row, tutor);
  const left = ` ${selected ? cursor : ' '} ${indent}`;
  const text = titleOf(row, tutor);
  const free = columns - width(left) - 1;
  const wanted = Math.max(TITLE_COLUMNS - indent.length, width(text) + 2);
  const room = Math.min(free, Math.max(width(text) + 2, Math.min(wanted, free - width(remarks[0]))));
  const title = padEnd(truncate(text, room), room);
  const rest = free - room;
  const remark = remarks.find(one => width(one) <= rest) ?? (rest < SHORTEST ? '' : truncate(remarks[0], rest));
  const bar = row.kind === 'chapter' && rest > BAR_COLUMNS + width(remark) + 3 ? barOf(row, tutor) : [];
  return [
    span(left, { tone: 'accent' }),
    span(title, selected ? { bold: true, tone: 'accent' } : row.kind === 'lesson' ? {} : { bold: true }),
    ...bar,
    span(remark, { dim: true }),
  ];
}

function titleOf(row: Row, { lang, progress }: Scene): string {
  if (row.kind === 'chapter') return `${row.number}  ${row.chapter.title[lang]}`;
  if (row.kind === 'lesson') return row.lesson.title[lang];
  if (row.kind === 'review') return fill(words.dueToday[lang], { n: row.due });
  return `${ui[progress.lessons[row.lesson.id] ? 'go' : 'start'][lang]}: ${row.lesson.title[lang]}`.replace(
    ': ',
    lang === 'zh' ? '：' : ': ',
  );
}

/** Minutes that a question takes, roughly. */
const MINUTES = 0.5;

function chapterRemarks({ chapter }: Row & { kind: 'chapter' }, { lang, progress }: Pick<Scene, 'lang' | 'progress'>) {
  const count = `${finishedIn(chapter, progress)}/${chapter.lessons.length}`;
  return Object.hasOwn(progress.tested, chapter.id)
    ? ([`${count}  ${words.testedOut[lang]}`, count] as const)
    : ([count] as const);
}

/** Why the lesson is the best to take next. */
function whyText(why: Next['why'], lang: Lang): string {
  switch (why.kind) {
    case 'begun':
      return words.whyBegun[lang];
    case 'first':
      return words.whyFirst[lang];
    case 'opens':
      return fill(words[why.lessons === 1 ? 'whyOpensOne' : 'whyOpens'][lang], { n: why.lessons });
    case 'in order':
      return words.whyInOrder[lang];
    case 'left':
      return words.whyLeft[lang];
  }
}

/** What is said behind the title, the longest form first. */
function remarksOf(row: Row, { lang, progress, course, capabilities }: Scene): readonly [string, ...string[]] {
  if (row.kind === 'chapter') return chapterRemarks(row, { lang, progress });
  if (row.kind === 'review') return [fill(words.about[lang], { n: Math.ceil(row.due * MINUTES) })];
  if (row.kind === 'continue') return [whyText(row.why, lang)];
  const { lesson } = row;
  const state = progress.lessons[lesson.id];
  const best = lesson.quiz ? progress.quizzes[lesson.quiz]?.best : undefined;
  const score = best === undefined ? '' : `  ${fill(ui.best[lang], { n: Math.round(100 * best) })}`;
  if (isKnown(progress, lesson.id) && state?.status !== 'finished') {
    const { done } = marks(capabilities);
    return [`${done} ${words.known[lang]}${score}`, `${done}${score}`, done];
  }
  if (state?.status === 'finished') {
    const { done } = marks(capabilities);
    return [`${done} ${ui.finished[lang]}${score}`, `${done}${score}`, done];
  }
  if (state) {
    const at = { n: state.screen + 1, total: lesson.screens };
    return [fill(ui.screenOf[lang], at) + score, fill(ui.screenOf[lang], at), `${at.n}/${at.total}`];
  }
  const first = missing(lesson, course, progress)[0];
  if (first) return [fill(ui.needs[lang], { what: first.title[lang] })];
  return [fill(ui.minutes[lang], { n: lesson.minutes }) + score, fill(ui.minutesShort[lang], { n: lesson.minutes })];
}

function barOf(row: Row & { kind: 'chapter' }, { progress, capabilities }: Scene): Span[] {
  const share = finishedIn(row.chapter, progress) / Math.max(1, row.chapter.lessons.length);
  const cells = BAR_COLUMNS - 2;
  const full = Math.round(share * cells);
  const [on, off] = capabilities.glyphs === 'full' ? ['━', '─'] : ['=', '-'];
  return [span(on.repeat(full), { tone: 'accent' }), span(`${off.repeat(cells - full)}  `, { dim: true })];
}
