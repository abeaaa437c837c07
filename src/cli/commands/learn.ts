import { cli } from '../../i18n/cli.ts';
import type { Context } from '../context.ts';
import { findLesson } from '../find.ts';
import { isInteractive } from '../io.ts';
import { openScreen } from '../screens.ts';
import type { CommandSpec } from '../spec.ts';
import { say } from '../usage.ts';

/** Text that goes into a file or a pipe is laid out for this width. */
const COLUMNS = 80;

export const learn: CommandSpec = {
  name: 'learn',
  about: cli.learnAbout,
  arguments: [{ name: 'lesson', about: cli.argLesson }],
  examples: ['dl-tutor learn neural-network', 'dl-tutor learn neural-network --lang en | less'],
  run: async (context, [id = '']) => {
    const lesson = findLesson(id).id;
    if (isInteractive(context.io)) return openScreen({ kind: 'lesson', lesson }, context);
    context.print(await lessonText(lesson, context));
    return 0;
  },
};

/** The whole lesson as plain text; where a screen would show an experiment or a quiz stands the command that opens it. */
async function lessonText(id: string, { lang, capabilities }: Context): Promise<string> {
  const [{ loadLesson }, { layoutBlocks, plainText }] = await Promise.all([
    import('../../course/load.ts'),
    import('../../text/layout.ts'),
  ]);
  const { glyphs } = capabilities;
  const { lines, embeds } = layoutBlocks(loadLesson(id)[lang], { columns: COLUMNS, lang, glyphs, addresses: true });
  const commands = new Map(
    embeds.map(({ line, block }) => {
      if (block.kind === 'quiz') return [line, say(cli.quizBlock, { id: block.id })[lang]];
      return [line, say(cli.experimentBlock, { id: block.kind === 'predict' ? block.experiment : block.id })[lang]];
    }),
  );
  return lines.map((line, i) => commands.get(i) ?? plainText([line])).join('\n');
}
