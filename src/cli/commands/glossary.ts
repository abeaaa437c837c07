import { loadGlossary, loadIndex } from '../../course/load.ts';
import { firstLessonWith } from '../../course/reference.ts';
import { cli } from '../../i18n/cli.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { screenOrText } from './reference-text.ts';

export const glossary: CommandSpec = {
  name: 'glossary',
  about: cli.glossaryAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor glossary', 'dl-tutor glossary --json'],
  run: (context, _, options) =>
    screenOrText({ kind: 'glossary' }, context, Boolean(options.json), {
      json: () => {
        const course = loadIndex();
        const terms = loadGlossary().map(({ id, zh, en, also, meaning }) => {
          return { id, zh, en, also, meaning, lesson: firstLessonWith(course, 'terms', id)?.id ?? null };
        });
        return { terms };
      },
      text: () =>
        loadGlossary().map(({ zh, en, meaning }) => {
          const { lang } = context;
          return { title: lang === 'zh' ? `${zh}  ${en}` : `${en}  ${zh}`, body: meaning[lang] };
        }),
    }),
};
