import type { Item } from '../../quiz/types.ts';
import type { Quiz } from '../types.ts';
import { checkCharacters, lineIndex } from './characters.ts';
import type { Use } from './context.ts';
import type { Report } from './findings.ts';
import { checkGrading } from './grading-checks.ts';
import type { Avoided } from './prose.ts';
import { compileQuestion } from './question.ts';
import { checkQuestion } from './question-checks.ts';
import { type QuizSource, quizSchema } from './quiz-schema.ts';
import { createRichCompiler } from './rich.ts';
import { validate } from './validate.ts';
import { type Path, readYaml, type YamlFile } from './yaml.ts';

/** A misconception that something in a quiz names. */
export type Named = { readonly id: string; readonly line: number };

/** A quiz, what it mentions, and where its parts stand. `id` is known even when the rest is not fit for use. */
export type QuizText = {
  readonly id: string | undefined;
  readonly quiz: Quiz | undefined;
  readonly uses: readonly Use[];
  readonly misconceptions: readonly Named[];
  readonly lineOf: (path: Path) => number;
};

/** Compiles a quiz file; all that is wrong in the file itself is reported. */
export function compileQuiz(text: string, avoided: readonly Avoided[], report: Report): QuizText {
  const nothing = { quiz: undefined, uses: [], misconceptions: [] };
  checkCharacters(text, lineIndex(text), report);
  const yaml = readYaml(text, report);
  if (!yaml) return { id: undefined, ...nothing, lineOf: () => 1 };
  const source = validate(quizSchema, yaml, report);
  const raw = yaml.value as { readonly id?: unknown } | null;
  const id = typeof raw?.id === 'string' ? raw.id : undefined;
  if (!source) return { id, ...nothing, lineOf: yaml.lineOf };

  const texts = createRichCompiler(yaml, avoided, report);
  const named: Named[] = [];
  const questions = source.questions.map((question, i): Item => {
    const path = ['questions', i];
    const line = (...rest: Path): number => yaml.lineOf([...path, ...rest]);
    const isSound = checkQuestion(question, line, report);
    const item = compileQuestion(question, path, texts, yaml, report);
    if (isSound) named.push(...checkGrading(item, line(), report).map(id => ({ id, line: line() })));
    return item;
  });
  const { lesson, title } = source;
  const uses = [...texts.uses, ...mentions(source, yaml)];
  return { id, quiz: { id: source.id, lesson, title, questions }, uses, misconceptions: named, lineOf: yaml.lineOf };
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
