import { drawLines, drawPicture } from '../../charts/index.ts';
import { loadQuiz } from '../../course/load.ts';
import { cli } from '../../i18n/cli.ts';
import type { Bilingual } from '../../platform/language.ts';
import { type Choice, withoutAnswer } from '../../quiz/present.ts';
import type { Figure, Item } from '../../quiz/types.ts';
import type { Rich } from '../../text/document.ts';
import { textOf } from '../../text/inline.ts';
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
    const asked = questions.map(listed);
    if (options.json) context.printJson({ id: meta.id, lesson, title, questions: asked });
    else context.print([title[context.lang], ...asked.flatMap((q, i) => questionText(q, i, context))].join('\n'));
    return 0;
  },
};

const bilingual = ({ zh, en }: Rich) => ({ zh: textOf(zh), en: textOf(en) });

type Listed = ReturnType<typeof listed>;

const choiceOf = ({ key, text, chart }: Choice) => ({ key, text: bilingual(text), ...(chart && { curve: chart }) });

/** What may be known before answering: no right answer, reason or hint, and no order that tells. */
function listed(item: Item) {
  const open = withoutAnswer(item);
  const { id, kind, level, prompt, code, figure, choices, matches, body, gaps, unit, template } = open;
  return {
    ...{ id, kind, level, prompt: bilingual(prompt), options: (choices ?? []).map(choiceOf) },
    code: code?.map(line => sanitise(line.map(token => token.text).join(''))) ?? null,
    ...(matches && { matches: matches.map(choiceOf) }),
    ...(body && {
      body: body.map(line => sanitise(line.map(part => ('gap' in part ? `{{${part.gap}}}` : part.text)).join(''))),
    }),
    ...(gaps && { gaps: gaps.map(({ key, choices: fit }) => ({ key, options: fit?.map(choiceOf) ?? null })) }),
    ...(figure && { figure }),
    ...(unit && { unit }),
    ...(template && { template }),
  };
}

function questionText(question: Listed, index: number, context: Context): string[] {
  const { lang } = context;
  const line = ({ key, text }: { readonly key: string; readonly text: Bilingual }) => `   ${key}) ${text[lang]}`;
  return [
    '',
    `${index + 1}. ${question.prompt[lang]}`,
    ...(question.code ?? []).map((text, i) => `   ${String(i + 1).padStart(2)}  ${text}`),
    ...(question.figure ? figureText(question.figure, context) : []),
    ...(question.body ?? []).map(text => `   ${text}`),
    ...question.options.map(line),
    ...(question.matches ? ['', ...question.matches.map(line)] : []),
    ...(question.gaps ?? []).flatMap(({ key, options }) => [
      `   {{${key}}}`,
      ...(options ?? []).map(option => `  ${line(option)}`),
    ]),
  ];
}

function figureText(figure: Figure, { lang, capabilities }: Context): string[] {
  const size = { columns: 64, rows: 9 };
  const look = { lang, capabilities: { ...capabilities, color: 0 as const } };
  const chart = figure.kind === 'lines' ? drawLines(figure, size, look) : drawPicture(figure, size, look);
  return [...chart.lines.map(line => `   ${line}`.trimEnd()), `   ${chart.text}`];
}
