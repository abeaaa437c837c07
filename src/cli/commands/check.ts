import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { cli } from '../../i18n/cli.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { say, usageError } from '../usage.ts';

/** The linter brings the whole compiler of the course with it, so it is loaded only here. */
export const check: CommandSpec = {
  name: 'check',
  about: cli.checkAbout,
  arguments: [{ name: 'folder', about: cli.argFolder, optional: true }],
  options: [JSON_OPTION],
  examples: ['dl-tutor check', 'dl-tutor check my-course --json'],
  run: async (context, [folder = '.'], options) => {
    const root = resolve(folder);
    if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
      throw usageError(say(cli.noFolder, { folder }), cli.noFolderNext);
    }
    const { checkCourse, formatFinding } = await import('../../course/check.ts');
    const { experiments } = await import('../../lab/experiments/index.ts');
    const { findings, errors, warnings } = await checkCourse(root, { experiments });
    if (options.json) context.printJson({ errors, warnings, findings });
    else {
      const summary = say(cli.checked, { errors, warnings })[context.lang];
      context.print([...findings.map(formatFinding), summary].join('\n'));
    }
    return errors > 0 ? 1 : 0;
  },
};
