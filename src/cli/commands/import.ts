import { readFileSync } from 'node:fs';
import { history } from '../../i18n/history.ts';
import { mergeArchive, parseArchive } from '../../progress/archive.ts';
import type { Event } from '../../progress/types.ts';
import { fileFailed } from '../files.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { say } from '../usage.ts';

/** Descriptor of standard input. */
const STDIN = 0;

export const importCommand: CommandSpec = {
  name: 'import',
  about: history.importAbout,
  arguments: [{ name: 'file', about: history.argIn }],
  options: [JSON_OPTION],
  examples: ['dl-tutor import progress.jsonl', 'ssh laptop dl-tutor export | dl-tutor import -'],
  run: async (context, [file = ''], options) => {
    const archive = parseArchive(read(file), file);
    const added = mergeArchive(context.store.folder, archive);
    const counts = { added: added.length, of: archive.events.length, ...countsOf(added) };
    if (options.json) context.printJson(counts);
    else {
      const message = added.length === 0 ? history.addedNothing : history.added;
      context.tell(say(message, { n: added.length, ...counts })[context.lang]);
    }
    return 0;
  },
};

function countsOf(events: readonly Event[]) {
  const of = (type: Event['type']): number => events.filter(event => event.type === type).length;
  const lessons = new Set(events.flatMap(event => (event.type === 'lesson.opened' ? [event.lesson] : []))).size;
  return { lessons, answers: of('question.answered'), runs: of('run.finished') };
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? STDIN : file);
  } catch (error) {
    throw fileFailed('cannotRead', file, error);
  }
}
