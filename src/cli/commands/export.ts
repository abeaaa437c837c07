import { writeFileSync } from 'node:fs';
import { history } from '../../i18n/history.ts';
import { archiveText, readLogs } from '../../progress/archive.ts';
import { fileFailed } from '../files.ts';
import type { CommandSpec } from '../spec.ts';
import { say, usageError } from '../usage.ts';

export const exportCommand: CommandSpec = {
  name: 'export',
  about: history.exportAbout,
  arguments: [{ name: 'file', about: history.argOut, optional: true }],
  options: [{ flags: '--force', about: history.optForce }],
  examples: ['dl-tutor export progress.jsonl', 'dl-tutor export | gzip > progress.jsonl.gz'],
  run: async (context, [file], options) => {
    const archive = readLogs(context.store.folder);
    const text = archiveText(archive);
    if (file === undefined) {
      context.io.stdout.write(text);
      return 0;
    }
    write(file, text, Boolean(options.force));
    const n = archive.events.length + archive.newer.length;
    context.tell(say(history.exported, { n, file })[context.lang]);
    return 0;
  },
};

function write(file: string, text: string, replace: boolean): void {
  try {
    writeFileSync(file, text, { flag: replace ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      throw usageError(say(history.exists, { file }), history.existsNext);
    }
    throw fileFailed('cannotWrite', file, error);
  }
}
