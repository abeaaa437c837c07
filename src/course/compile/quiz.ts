import type { Option, Question } from '../../quiz/types.ts';
import { didYouMean } from '../suggest.ts';
import type { Quiz } from '../types.ts';
import { checkWidths } from './blocks.ts';
import { checkCharacters, lineIndex } from './characters.ts';
import type { Use } from './context.ts';
import type { Report } from './findings.ts';
import { highlight, LANGUAGES, languageNamed } from './highlight.ts';
import type { Avoided } from './prose.ts';
import { checkQuestion } from './question-checks.ts';
import { createRichCompiler, type RichCompiler } from './rich.ts';
import { type QuestionSource, type QuizSource, quizSchema } from './schema.ts';
import { validate } from './validate.ts';
import { type Path, readYaml, type YamlFile } from './yaml.ts';

/** A quiz, what it mentions, and where its parts stand. `id` is known even when the rest is not fit for use. */
export type QuizText = {
  readonly id: string | undefined;
  readonly quiz: Quiz | undefined;
  readonly uses: readonly Use[];
  readonly lineOf: (path: Path) => number;
};

/** Compiles a quiz file; all that is wrong in the file itself is reported. */
export function compileQuiz(text: string, avoided: readonly Avoided[], report: Report): QuizText {
  checkCharacters(text, lineIndex(text), report);
  const yaml = readYaml(text, report);
  if (!yaml) return { id: undefined, quiz: undefined, uses: [], lineOf: () => 1 };
  const source = validate(quizSchema, yaml, report);
  const raw = yaml.value as { readonly id?: unknown } | null;
  const id = typeof raw?.id === 'string' ? raw.id : undefined;
  if (!source) return { id, quiz: undefined, uses: [], lineOf: yaml.lineOf };

  const texts = createRichCompiler(yaml, avoided, report);
  const questions = source.questions.map((question, i): Question => {
    const path = ['questions', i];
    checkQuestion(question, (...rest) => yaml.lineOf([...path, ...rest]), report);
    return compileQuestion(question, path, texts, yaml, report);
  });
  const { lesson, title } = source;
  const uses = [...texts.uses, ...mentions(source, yaml)];
  return { id, quiz: { id: source.id, lesson, title, questions }, uses, lineOf: yaml.lineOf };
}

/** What the keys of the questions name in the rest of the course. */
function mentions(quiz: QuizSource, yaml: YamlFile): Use[] {
  return quiz.questions.flatMap((question, i): Use[] => {
    const line = (...rest: Path): number => yaml.lineOf(['questions', i, ...rest]);
    const { claim, experiment, passage } = question;
    return [
      ...question.terms.map((id, j): Use => ({ kind: 'term', id, line: line('terms', j) })),
      ...(claim ? [{ kind: 'claim', id: claim, line: line('claim') } as const] : []),
      ...(experiment ? [{ kind: 'experiment', id: experiment, line: line('experiment') } as const] : []),
      ...(passage ? [{ kind: 'passage', lesson: quiz.lesson, id: passage, line: line('passage') } as const] : []),
    ];
  });
}

function compileQuestion(
  question: QuestionSource,
  path: Path,
  { rich }: RichCompiler,
  yaml: YamlFile,
  report: Report,
): Question {
  const { id, rev, level, terms, claim, passage, experiment } = question;
  const base = {
    id,
    rev,
    level,
    terms,
    ...(claim && { claim }),
    prompt: rich(question.prompt, [...path, 'prompt']),
    hints: question.hints.map((hint, i) => rich(hint, [...path, 'hints', i])),
    explain: rich(question.explain, [...path, 'explain']),
    ...(passage && { passage }),
    ...(experiment && { experiment }),
  };
  const name = question.lang ?? 'text';
  const language = languageNamed(name);
  if (!language) {
    const hint = didYouMean(name, LANGUAGES) || `; write one of ${LANGUAGES.join(', ')}`;
    report(yaml.lineOf([...path, 'lang']), 'code-language', `unknown language "${name}" of code${hint}`);
  }
  if (question.code) {
    checkWidths(question.code, 'code', i => yaml.lineOf([...path, 'code']) + 1 + i, report);
  }
  const code = question.code ? { code: highlight(question.code, language ?? 'text') } : {};
  switch (question.kind) {
    case 'single':
    case 'multi': {
      const options = question.options.map((option, i): Option => {
        const { text, why, correct, pin, misconception, chart } = option;
        return {
          key: option.key,
          text: rich(text, [...path, 'options', i, 'text']),
          why: rich(why, [...path, 'options', i, 'why']),
          ...(correct && { correct }),
          ...(pin && { pin }),
          ...(misconception && { misconception }),
          ...(chart && { chart }),
        };
      });
      return { kind: question.kind, ...base, ...code, options, shuffle: question.shuffle };
    }
    case 'numeric': {
      const near = question.near.map(({ value, why }, i) => ({ value, why: rich(why, [...path, 'near', i, 'why']) }));
      const { kind, answer, tolerance, unit } = question;
      return { kind, ...base, ...code, answer, tolerance, ...(unit && { unit }), near };
    }
    case 'order': {
      const items = question.items.map(({ key, text }, i) => ({
        key,
        text: rich(text, [...path, 'items', i, 'text']),
      }));
      return { kind: 'order', ...base, ...code, items, ...(question.before && { before: question.before }) };
    }
    case 'lines': {
      const notes = Object.entries(question.notes).map(([line, note]) => [line, rich(note, [...path, 'notes', line])]);
      const lines = highlight(question.code, language ?? 'text');
      return { kind: 'lines', ...base, code: lines, bugs: question.bugs, notes: Object.fromEntries(notes) };
    }
  }
}
