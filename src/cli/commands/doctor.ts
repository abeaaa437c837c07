import { cli } from '../../i18n/cli.ts';
import type { Bilingual, Lang } from '../../platform/language.ts';
import { padEnd, width } from '../../text/width.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';

/** One thing that was looked at. `fix`: what to do; empty when all is well. */
export type Check = {
  readonly id: string;
  readonly ok: boolean;
  readonly detail: Bilingual;
  readonly fix: Bilingual;
};

export const doctor: CommandSpec = {
  name: 'doctor',
  about: cli.doctorAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor doctor', 'dl-tutor doctor --json'],
  run: async (context, _, options) => {
    const { examine } = await import('../examine.ts');
    const checks = await examine(context);
    const ok = checks.every(check => check.ok);
    if (options.json) context.printJson({ ok, checks: checks.map(check => checkJson(check, context.lang)) });
    else context.print(checks.flatMap(check => checkText(check, checks, context.lang)).join('\n'));
    return ok ? 0 : 1;
  },
};

const checkJson = ({ id, ok, detail, fix }: Check, lang: Lang) => ({ id, ok, detail: detail[lang], fix: fix[lang] });

function checkText({ id, ok, detail, fix }: Check, all: readonly Check[], lang: Lang): string[] {
  const words = { good: cli.doctorGood[lang], bad: cli.doctorBad[lang] };
  const first = Math.max(width(words.good), width(words.bad));
  const second = Math.max(...all.map(check => width(check.id)));
  const line = `${padEnd(ok ? words.good : words.bad, first)}  ${padEnd(id, second)}  ${detail[lang]}`;
  return fix[lang] === '' ? [line] : [line, `${' '.repeat(first + second + 4)}${fix[lang]}`];
}
