import { loadQuiz } from '../../course/load.ts';
import { cli } from '../../i18n/cli.ts';
import type { Question } from '../../quiz/types.ts';
import type { Rich } from '../../text/document.ts';
import { textOf as wordsOf } from '../../text/inline.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { Context } from '../context.ts';
import { findQuiz } from '../find.ts';
import { openScreen } from '../screens.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';

export const quiz: CommandSpec = {
  name: 'quiz',
  about: cli.quizAbout,
  arguments: [{ name: 'lesson', about: cli.argLesson }],
  options: [{ flags: '--list', about: cli.quizList }, JSON_OPTION],
  examples: ['dl-tutor quiz neural-network', 'dl-tutor quiz neural-network --list --json'],
  run: async (context, [id = ''], options) => {
    const meta = findQuiz(id);
    if (!options.list && !options.json) return openScreen({ kind: 'quiz', lesson: meta.lesson }, context);
    const { title, lesson, questions } = loadQuiz(meta.id);
    const asked = questions.map(withoutAnswer);
    if (options.json) context.printJson({ id: meta.id, lesson, title, questions: asked });
    else context.print([title[context.lang], ...asked.flatMap((q, i) => questionText(q, i, context))].join('\n'));
    return 0;
  },
};

const textOf = ({ zh, en }: Rich) => ({ zh: wordsOf(zh), en: wordsOf(en) });

const codeOf = (question: Question): string[] | null =>
  question.code?.map(line => sanitise(line.map(token => token.text).join(''))) ?? null;

/** What may be known before answering. The items of an order come sorted by key, for their order is the answer. */
function withoutAnswer(question: Question) {
  const { id, kind, level } = question;
  const choices = 'options' in question ? question.options : 'items' in question ? question.items : [];
  const options = choices.map(({ key, text }) => ({ key, text: textOf(text) }));
  if (kind === 'order') options.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { id, kind, level, prompt: textOf(question.prompt), options, code: codeOf(question) };
}

function questionText(question: ReturnType<typeof withoutAnswer>, index: number, { lang }: Context): string[] {
  return [
    '',
    `${index + 1}. ${question.prompt[lang]}`,
    ...(question.code ?? []).map((line, i) => `   ${String(i + 1).padStart(2)}  ${line}`),
    ...question.options.map(({ key, text }) => `   ${key}) ${text[lang]}`),
  ];
}
