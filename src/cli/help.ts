import { cli } from '../i18n/cli.ts';
import type { Bilingual } from '../platform/language.ts';
import { padEnd, width } from '../text/width.ts';
import { wrapSpans } from '../text/wrap.ts';
import type { Context } from './context.ts';
import { GLOBAL_FLAGS, GLOBAL_OPTIONS } from './globals.ts';
import type { CommandSpec } from './spec.ts';

type Row = readonly [term: string, about: Bilingual];
type Look = Pick<Context, 'lang' | 'columns'>;

/** Help is easier to read when its lines are not as wide as a wide terminal. */
const WIDEST = 100;
const INDENT = '  ';

const wrap = (text: string, columns: number): string[] =>
  wrapSpans([{ text, style: {} }], columns).map(line =>
    line
      .map(span => span.text)
      .join('')
      .trimEnd(),
  );

/** Terms in one column, what they mean in the next; Chinese characters count as two cells. */
function table(rows: readonly Row[], { lang, columns }: Look): string[] {
  const termColumns = Math.max(...rows.map(([term]) => width(term)));
  const aboutColumns = Math.max(20, Math.min(columns, WIDEST) - termColumns - 2 * INDENT.length);
  return rows.flatMap(([term, about]) =>
    wrap(about[lang], aboutColumns).map(
      (line, i) => `${INDENT}${padEnd(i === 0 ? term : '', termColumns)}${INDENT}${line}`,
    ),
  );
}

function section(title: Bilingual, lines: readonly string[], lang: Look['lang']): string[] {
  return lines.length === 0 ? [] : ['', title[lang], ...lines];
}

const argumentOf = ({ name, optional }: { readonly name: string; readonly optional?: true }): string =>
  optional ? `[${name}]` : `<${name}>`;

const globalRows: readonly Row[] = [
  ...Object.entries(GLOBAL_OPTIONS).map(([name, { values, about }]): Row => [`--${name} ${values.join('|')}`, about]),
  ...Object.entries(GLOBAL_FLAGS).map(([name, { about }]): Row => [`--${name}`, about]),
];

/** The help of a command; `path` is how it is called, `dl-tutor lab run` for instance. */
export function commandHelp(spec: CommandSpec, path: string, look: Look): string {
  const { lang, columns } = look;
  const named = (spec.arguments ?? []).map(argumentOf);
  const args = named.length === 0 && spec.commands ? [cli.usageCommand[lang]] : named;
  const options: readonly Row[] = [
    ...(spec.options ?? []).map(({ flags, about }): Row => [flags, about]),
    ['-h, --help', cli.optionHelp],
  ];
  const commands = (spec.commands ?? []).map(({ name, about, ...rest }): Row => {
    return [[name, ...(rest.arguments ?? []).map(argumentOf)].join(' '), about];
  });
  const rowsOf = (rows: readonly Row[]): string[] => (rows.length === 0 ? [] : table(rows, look));
  return [
    `${cli.usage[lang]}${lang === 'zh' ? '：' : ': '}${[path, ...args, cli.usageOptions[lang]].join(' ')}`,
    '',
    ...wrap(spec.about[lang], Math.min(columns, WIDEST)),
    ...section(cli.commands, rowsOf(commands), lang),
    ...section(cli.arguments, rowsOf((spec.arguments ?? []).map((arg): Row => [argumentOf(arg), arg.about])), lang),
    ...section(cli.options, rowsOf(options), lang),
    ...section(cli.globalOptions, rowsOf(globalRows), lang),
    ...section(
      cli.examples,
      spec.examples.map(example => `${INDENT}${example}`),
      lang,
    ),
    '',
  ].join('\n');
}
