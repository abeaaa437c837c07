import { cli } from '../../i18n/cli.ts';
import type { Experiment, Param } from '../../lab/types.ts';
import type { Lang } from '../../platform/language.ts';
import { padEnd, width } from '../../text/width.ts';
import { type CommandSpec, JSON_OPTION } from '../spec.ts';

export const labList: CommandSpec = {
  name: 'list',
  about: cli.labListAbout,
  options: [JSON_OPTION],
  examples: ['dl-tutor lab list', 'dl-tutor lab list --json'],
  run: async (context, _, options) => {
    const { experiments } = await import('../../lab/experiments/index.ts');
    if (options.json) context.printJson({ experiments: experiments.map(experimentJson) });
    else context.print(experiments.map(experiment => experimentText(experiment, context.lang).join('\n')).join('\n\n'));
    return 0;
  },
};

function experimentJson({ id, title, claims, params, presets }: Experiment) {
  return {
    id,
    title,
    claims,
    params: params.map(paramJson),
    presets: presets.map(({ id, label, good, set }) => ({ id, label, good, set })),
  };
}

function paramJson(param: Param) {
  const { name, kind } = param;
  if (param.kind === 'choice') {
    return { name, kind, default: param.default, choices: param.choices.map(choice => choice.value) };
  }
  if (param.kind === 'boolean') return { name, kind, default: param.default };
  return { name, kind, default: param.default, min: param.min, max: param.max, step: param.step };
}

/** What may stand after `--set name=`. */
export function rangeOf(param: Param): string {
  if (param.kind === 'choice') return param.choices.map(choice => choice.value).join('|');
  return param.kind === 'boolean' ? 'true|false' : `${param.min}…${param.max}`;
}

function experimentText({ id, title, claims, params, presets }: Experiment, lang: Lang): string[] {
  const settings = params.map(param => `${param.name}=${param.default}`);
  const columns = Math.max(0, ...settings.map(width), ...presets.map(preset => width(preset.id)));
  const verdict = (good: boolean): string => (good ? cli.works : cli.fails)[lang];
  return [
    `${id}  ${title[lang]}`,
    ...params.map((p, i) => `  ${padEnd(settings[i] ?? '', columns)}  ${p.label[lang]}  ${rangeOf(p)}`),
    ...(presets.length > 0 ? [`  ${cli.presets[lang]}`] : []),
    ...presets.map(preset => `  ${padEnd(preset.id, columns)}  ${preset.label[lang]} (${verdict(preset.good)})`),
    ...(claims.length > 0 ? [`  ${cli.claims[lang]}  ${claims.join(', ')}`] : []),
  ];
}
