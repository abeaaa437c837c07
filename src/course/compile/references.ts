import { didYouMean } from '../suggest.ts';
import type { Use } from './context.ts';
import type { CourseData } from './data.ts';
import type { Filed, LessonPair } from './files.ts';
import type { Report } from './findings.ts';
import type { LessonText } from './lesson.ts';
import type { QuizText } from './quiz.ts';

/** What the linter must know of an experiment: that it exists, and its presets. */
export type KnownExperiment = { readonly id: string; readonly presets: readonly { readonly id: string }[] };

/** Everything that can be referred to. Without `experiments`, references to them are not checked. */
export type Catalogue = {
  readonly data: CourseData;
  readonly lessons: ReadonlyMap<string, LessonPair>;
  /** Ids of lessons in the outline, whether they compiled or not. */
  readonly lessonIds: ReadonlySet<string>;
  readonly quizzes: ReadonlyMap<string, Filed<QuizText>>;
  readonly experiments: ReadonlyMap<string, KnownExperiment> | undefined;
};

function requireId(
  kind: string,
  id: string,
  known: { readonly has: (id: string) => boolean; readonly keys: () => Iterable<string> },
  line: number,
  report: Report,
): boolean {
  if (known.has(id)) return true;
  report(line, `unknown-${kind}`, `there is no ${kind} "${id}"${didYouMean(id, known.keys())}`);
  return false;
}

/** Reports uses of things that do not exist. */
export function checkUses(uses: readonly Use[], catalogue: Catalogue, report: Report): void {
  for (const use of uses) checkUse(use, catalogue, report);
}

function checkUse(use: Use, { data, lessons, lessonIds, quizzes, experiments }: Catalogue, report: Report): void {
  switch (use.kind) {
    case 'term':
      if (data.glossary.known) requireId('term', use.id, data.glossary.byId, use.line, report);
      return;
    case 'source':
      if (data.sources.known) requireId('source', use.id, data.sources.byId, use.line, report);
      return;
    case 'quiz':
      requireId('quiz', use.id, quizzes, use.line, report);
      return;
    case 'lesson':
      requireId('lesson', use.id, lessonIds, use.line, report);
      return;
    case 'experiment': {
      if (!experiments || !requireId('experiment', use.id, experiments, use.line, report) || !use.preset) return;
      const presets = experiments.get(use.id)?.presets.map(preset => preset.id) ?? [];
      requireId('preset', use.preset, new Set(presets), use.line, report);
      return;
    }
    case 'claim': {
      if (!data.claims.known || !requireId('claim', use.id, data.claims.byId, use.line, report)) return;
      const verdict = data.claims.byId.get(use.id)?.verdict;
      if (use.treated && use.treated.verdict !== verdict) {
        const message = `the verdict on "${use.id}" is "${verdict}" in lessons/claims.yaml and "${use.treated.verdict}" here; correct one`;
        report(use.line, 'claim-verdict', message);
      }
      return;
    }
    case 'passage': {
      const headings = lessons.get(use.lesson)?.zh.text.headings;
      if (headings) requireId('passage', use.id, headings, use.line, report);
    }
  }
}

/** Checks a lesson's references: in its front matter, and that the terms and sources of its text are listed there. */
export function checkLessonReferences(filed: Filed<LessonText>, catalogue: Catalogue): void {
  const { head, uses, lineOf } = filed.text;
  checkUses(uses, catalogue, filed.report);
  if (!head) return;
  const listed = (key: 'requires' | 'terms' | 'sources', kind: 'lesson' | 'term' | 'source'): Use[] =>
    head[key].map((id, i) => ({ kind, id, line: lineOf([key, i]) }));
  const heads = [...listed('requires', 'lesson'), ...listed('terms', 'term'), ...listed('sources', 'source')];
  checkUses(heads, catalogue, filed.report);
  const names = { term: new Set(head.terms), source: new Set(head.sources) };
  for (const use of uses) {
    if ((use.kind === 'term' || use.kind === 'source') && !names[use.kind].has(use.id)) {
      filed.report(use.line, `unlisted-${use.kind}`, `list "${use.id}" under "${use.kind}s" in the front matter`);
      names[use.kind].add(use.id);
    }
  }
}

/** Reports the first cycle of `requires` that is reached from each lesson, once. */
export function checkCycles(lessons: ReadonlyMap<string, LessonPair>): void {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    const pair = lessons.get(id);
    if (done.has(id) || !pair) return;
    const requires = pair.zh.text.head?.requires ?? [];
    for (const [i, next] of requires.entries()) {
      const at = [...path, id].indexOf(next);
      if (at >= 0) {
        const cycle = [...path.slice(at), id, next].join(' → ');
        const message = `lessons require each other: ${cycle}; remove one of these`;
        pair.zh.report(pair.zh.text.lineOf(['requires', i]), 'requires-cycle', message);
      } else visit(next, [...path, id]);
    }
    done.add(id);
  };
  for (const id of lessons.keys()) visit(id, []);
}
