import type { Misconception } from '../../quiz/types.ts';
import { didYouMean } from '../suggest.ts';
import type { Quiz } from '../types.ts';
import type { DataFile } from './data.ts';
import { readDataYaml } from './data.ts';
import type { Filed } from './files.ts';
import type { Findings } from './findings.ts';
import type { Avoided } from './prose.ts';
import type { QuizText } from './quiz.ts';
import { type MisconceptionsSource, misconceptionsSchema, retiredSchema } from './quiz-schema.ts';
import type { KnownExperiment } from './references.ts';
import { createRichCompiler } from './rich.ts';

export const MISCONCEPTIONS = 'quizzes/misconceptions.yaml';
export const RETIRED = 'quizzes/retired.yaml';

/** Reads `quizzes/misconceptions.yaml`. A course without the file has no misconceptions. */
export function readMisconceptions(
  root: string,
  avoided: readonly Avoided[],
  findings: Findings,
): DataFile<Misconception> {
  const file = readDataYaml<MisconceptionsSource>(root, MISCONCEPTIONS, misconceptionsSchema, findings);
  const { report, lineOf } = file;
  if (!file.yaml || !file.data) return { entries: [], byId: new Map(), known: file.exists === false, report, lineOf };
  const texts = createRichCompiler(file.yaml, avoided, report);
  const byId = new Map<string, Misconception>();
  for (const [i, { id, name, holds, refutedBy }] of file.data.misconceptions.entries()) {
    const path = ['misconceptions', i];
    if (byId.has(id)) report(lineOf(path), 'duplicate-id', `"${id}" stands twice in this file; rename one`);
    byId.set(id, {
      id,
      name: texts.rich(name, [...path, 'name']),
      holds: texts.rich(holds, [...path, 'holds']),
      refutedBy,
    });
  }
  return { entries: [...byId.values()], byId, known: true, report, lineOf };
}

/**
 * Every misconception that a question names exists, every one that exists can be shown by some wrong answer, and each
 * is refuted by at least one question or experiment that exists.
 */
export function checkMisconceptions(
  file: DataFile<Misconception>,
  quizzes: readonly Filed<QuizText>[],
  experiments: ReadonlyMap<string, KnownExperiment> | undefined,
): void {
  if (!file.known) return;
  const reached = new Set<string>();
  for (const { report, text } of quizzes) {
    for (const { id, line } of text.misconceptions) {
      if (!file.byId.has(id)) {
        report(line, 'unknown-misconception', `${MISCONCEPTIONS} has no "${id}"${didYouMean(id, file.byId.keys())}`);
      }
      reached.add(id);
    }
  }
  const questions = quizzes.flatMap(({ text }) => text.quiz?.questions.map(({ id }) => id) ?? []);
  const allRead = quizzes.every(({ text }) => text.quiz);
  for (const [i, { id, refutedBy }] of file.entries.entries()) {
    const at = (key?: string): number => file.lineOf(['misconceptions', i, ...(key ? ['refutedBy', key] : [])]);
    if (!allRead) continue;
    if (!reached.has(id)) file.report(at(), 'unreachable', `no wrong answer shows "${id}"; name it in a question`);
    if (refutedBy.questions.length + refutedBy.experiments.length === 0) {
      file.report(at(), 'not-refuted', `nothing refutes "${id}"; name a question or an experiment`);
    }
    for (const question of refutedBy.questions) {
      if (questions.includes(question)) continue;
      const hint = didYouMean(question, questions);
      file.report(at('questions'), 'unknown-question', `there is no question "${question}"${hint}`);
    }
    for (const experiment of refutedBy.experiments) {
      if (!experiments || experiments.has(experiment)) continue;
      const hint = didYouMean(experiment, experiments.keys());
      file.report(at('experiments'), 'unknown-experiment', `there is no experiment "${experiment}"${hint}`);
    }
  }
}

/** No question has an id that another once had: the learners' logs still speak of that one. */
export function checkRetired(root: string, quizzes: readonly Filed<QuizText>[], findings: Findings): void {
  const { data } = readDataYaml(root, RETIRED, retiredSchema, findings);
  const retired = new Set(data?.questions);
  for (const { report, text } of quizzes) {
    for (const [i, { id }] of (text.quiz?.questions ?? []).entries()) {
      if (!retired.has(id)) continue;
      const message = `"${id}" is retired (${RETIRED}); ids are never used again, so choose another`;
      report(text.lineOf(['questions', i, 'id']), 'retired-id', message);
    }
  }
}

/** The quiz with the misconceptions that its questions name. */
export function withMisconceptions(quiz: Quiz, named: QuizText['misconceptions'], file: DataFile<Misconception>): Quiz {
  const ids = new Set(named.map(({ id }) => id));
  return { ...quiz, misconceptions: file.entries.filter(({ id }) => ids.has(id)) };
}
