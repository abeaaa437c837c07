import { cli } from '../i18n/cli.ts';
import { parseCard } from '../lab/card.ts';
import { experimentById } from '../lab/experiments/index.ts';
import { paramNamed, parseParam, parseSeed, resolveParams } from '../lab/params.ts';
import type { BackendName, Experiment, ParamValue, ParamValues } from '../lab/types.ts';
import { findExperiment } from './find-experiment.ts';
import type { OptionValues } from './spec.ts';
import { badChoice, say, unknownName, usageError, wholeNumber } from './usage.ts';

/** What is to be run. `seeds` null: one run; else so many seeds from `seed` on, and the findings are evaluated. */
export type Plan = {
  readonly experiment: Experiment;
  readonly params: ParamValues;
  readonly seed: number;
  readonly seeds: number | null;
  readonly backend: BackendName | 'auto';
  /** Runs side by side; null: as many as suit the machine. */
  readonly jobs: number | null;
};

/** More seeds take longer than anyone waits at a prompt. */
const MOST_SEEDS = 1000;
/** Each run side by side takes a thread of about 80 MB. */
const MOST_JOBS = 64;

const text = (value: OptionValues[string]): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads the options of `lab run`. Throws `usage` errors, and those of `lab/params` and `lab/card`. */
export function planOf(id: string | undefined, options: OptionValues, backend: BackendName | 'auto'): Plan {
  const seeds = text(options.seeds);
  const count = seeds === undefined ? null : wholeNumber('--seeds', seeds, 1, MOST_SEEDS);
  const side = text(options.jobs);
  const jobs = side === undefined ? null : wholeNumber('--jobs', side, 1, MOST_JOBS);
  const card = text(options.card);
  if (card !== undefined) return { ...planOfCard(card, id, options), seeds: count, jobs };
  if (id === undefined) throw usageError(cli.cardOrId, say(cli.seeHelp, { command: 'dl-tutor lab run --help' }));
  const experiment = findExperiment(id);
  const preset = presetOf(experiment, text(options.preset));
  const set = (options.set ?? []) as readonly string[];
  const changes = Object.fromEntries(set.map(pair => settingOf(experiment, pair)));
  const seed = text(options.seed);
  return {
    experiment,
    params: resolveParams(experiment, { ...preset, ...changes }),
    seed: seed === undefined ? 1 : parseSeed(seed),
    seeds: count,
    backend,
    jobs,
  };
}

/** A card says everything; anything beside it would contradict it. */
function planOfCard(text: string, id: string | undefined, options: OptionValues): Omit<Plan, 'seeds' | 'jobs'> {
  const extra = ['set', 'preset', 'seed'].find(name => options[name] !== undefined);
  if (extra) throw usageError(say(cli.cardAlone, { option: `--${extra}` }), { zh: '', en: '' });
  const { experiment: name, params, seed, backend } = parseCard(text);
  const experiment = experimentById(name) as Experiment;
  if (id !== undefined && id !== name) throw badChoice('<experiment>', id, [name]);
  return { experiment, params, seed, backend };
}

function presetOf(experiment: Experiment, id: string | undefined): ParamValues {
  if (id === undefined) return {};
  const found = experiment.presets.find(preset => preset.id === id);
  if (found) return found.set;
  throw badChoice(
    '--preset',
    id,
    experiment.presets.map(preset => preset.id),
  );
}

function settingOf(experiment: Experiment, pair: string): [string, ParamValue] {
  const at = pair.indexOf('=');
  if (at < 1) throw usageError(say(cli.badValue, { option: '--set', word: pair }), cli.setForm);
  const name = pair.slice(0, at);
  const names = experiment.params.map(param => param.name);
  if (!names.includes(name)) {
    const unknown = say(cli.unknownParam, { id: experiment.id, word: name });
    throw unknownName(unknown, name, names, 'dl-tutor lab list');
  }
  return [name, parseParam(paramNamed(experiment, name), pair.slice(at + 1))];
}
