import { coverage as joinClaims } from '../../course/coverage.ts';
import { loadClaims, loadIndex, loadQuiz } from '../../course/load.ts';
import { cli } from '../../i18n/cli.ts';
import { padEnd, width } from '../../text/width.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';
import { say } from '../usage.ts';

export const coverage: CommandSpec = {
  name: 'coverage',
  about: cli.coverageAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor coverage', 'dl-tutor coverage --json'],
  run: async (context, _, options) => {
    const { experiments } = await import('../../lab/experiments/index.ts');
    const index = loadIndex();
    const quizzes = index.quizzes.map(({ id }) => loadQuiz(id));
    const report = joinClaims({ claims: loadClaims(), index, quizzes, experiments });
    if (options.json) context.printJson(report);
    else context.print(reportText(report, context.lang).join('\n'));
    return 0;
  },
};

function reportText({ claims, missing }: ReturnType<typeof joinClaims>, lang: 'zh' | 'en'): string[] {
  const incomplete = new Set(missing);
  const ids = Math.max(0, ...claims.map(claim => width(claim.id)));
  const lines = claims.map(({ id, lesson, experiments, questions }) => {
    const places = [lesson ?? '-', experiments.join(',') || '-', questions.join(',') || '-'];
    return [padEnd(id, ids), ...places, ...(incomplete.has(id) ? [`(${cli.missing[lang]})`] : [])].join('  ');
  });
  return [...lines, say(cli.covered, { n: claims.length - missing.length, of: claims.length })[lang]];
}
