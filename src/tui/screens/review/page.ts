import { fill } from '../../../i18n/fill.ts';
import { words } from '../../../i18n/review.ts';
import { type Day, dayText } from '../../../platform/days.ts';
import type { Lang } from '../../../platform/language.ts';
import type { Line } from '../../../text/styled.ts';
import { span } from '../../theme.ts';
import type { Tutor } from '../../tutor.ts';
import { type Beside, questionPage } from '../quiz/page.ts';
import type { Look } from '../quiz/row.ts';
import type { Step } from '../quiz/state.ts';
import type { Page } from '../quiz/window.ts';

/** Longer lines are hard to read back from. */
const WIDEST = 77;

/** Windows with fewer rows lose the blank lines between the parts. */
export const ROOMY = 12;

export const lookOf = ({ lang, capabilities, size }: Tutor): Look => ({
  lang,
  capabilities,
  columns: Math.min(WIDEST, size.columns - 3),
});

/** The question, and under its grade when it comes back. */
export function reviewPage(
  step: Exclude<Step, { phase: 'summary' }>,
  beside: Beside,
  remark: string,
  look: Look,
  rows: number,
): Page {
  const draw = (tight: boolean): Page => remarked(questionPage(step, beside, look, tight), remark);
  const roomy = draw(false);
  return rows < ROOMY && roomy.lines.length > rows ? draw(true) : roomy;
}

function remarked(page: Page, remark: string): Page {
  if (remark === '') return page;
  const line: Line = [span('  '), span(remark, { tone: 'accent' })];
  const at = page.news.to + 1;
  return { ...page, lines: page.lines.toSpliced(at, 0, line), news: { from: page.news.from, to: at } };
}

/** "comes back in 14 days (2026-12-09)". */
export function returnText(due: Day, today: Day, lang: Lang): string {
  const n = due - today;
  return n <= 1 ? words.backTomorrow[lang] : fill(words.backIn[lang], { n, day: dayText(due) });
}
