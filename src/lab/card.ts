import { BACKENDS } from '../engine/choice.ts';
import { TutorError } from '../platform/errors.ts';
import { experimentById } from './experiments/index.ts';
import { paramNamed, parseParam, parseSeed, resolveParams } from './params.ts';
import { printable } from './printable.ts';
import type { BackendName, ParamValue, ParamValues } from './types.ts';

/** A run as one line of text: whoever has it gets the same numbers on the same backend. */
export type Card = {
  readonly experiment: string;
  readonly version: number;
  readonly params: ParamValues;
  readonly seed: number;
  readonly backend: BackendName;
};

const HEAD = /^([a-z0-9]+(?:-[a-z0-9]+)*)@([1-9]\d{0,5})$/;
const MAX_LENGTH = 2000;

/** `xor-mlp@1 hidden=4 activation=tanh rate=0.1 seed=3 backend=wasm`, parameters in the given order. */
export function formatCard(card: Card): string {
  const params = Object.entries(card.params).map(([name, value]) => `${name}=${value}`);
  return [`${card.experiment}@${card.version}`, ...params, `seed=${card.seed}`, `backend=${card.backend}`].join(' ');
}

/**
 * Reads a card; parameters that it does not name take their defaults, backend and seed too (wasm, 1). Throws `card-syntax`,
 * `card-experiment`, `card-version`, and what `parseParam` and `parseSeed` throw.
 */
export function parseCard(text: string): Card {
  const [head = '', ...pairs] = text.trim().split(/\s+/);
  const match = HEAD.exec(head);
  if (!match || text.length > MAX_LENGTH) throw syntax(text);
  const experiment = experimentById(match[1] as string);
  if (!experiment) throw unknownExperiment(match[1] as string);
  const version = Number(match[2]);
  if (version !== experiment.version) throw otherVersion(experiment.id, version, experiment.version);

  let seed = 1;
  let backend: BackendName = 'wasm';
  const overrides: Record<string, ParamValue> = {};
  const seen = new Set<string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const value = pair.slice(at + 1);
    if (at < 1 || seen.has(name)) throw syntax(pair);
    seen.add(name);
    if (name === 'seed') seed = parseSeed(value);
    else if (name === 'backend') backend = parseBackend(value);
    else overrides[name] = parseParam(paramNamed(experiment, name), value);
  }
  return { experiment: experiment.id, version, params: resolveParams(experiment, overrides), seed, backend };
}

function parseBackend(text: string): BackendName {
  const backend = BACKENDS.find(name => name === text);
  if (backend) return backend;
  throw new TutorError(
    'card-backend',
    { zh: `没有名为“${printable(text)}”的后端。`, en: `There is no backend "${printable(text)}".` },
    { zh: `可选：${BACKENDS.join(', ')}。`, en: `Choose one of: ${BACKENDS.join(', ')}.` },
    2,
  );
}

function syntax(text: string): TutorError {
  return new TutorError(
    'card-syntax',
    { zh: `“${printable(text)}”不是运行卡片。`, en: `"${printable(text)}" is not a run card.` },
    {
      zh: '卡片的样子：xor-mlp@1 hidden=4 seed=3 backend=wasm，每个名字只出现一次。',
      en: 'A card looks like: xor-mlp@1 hidden=4 seed=3 backend=wasm, each name at most once.',
    },
    2,
  );
}

function unknownExperiment(id: string): TutorError {
  return new TutorError(
    'card-experiment',
    { zh: `没有名为 ${printable(id)} 的实验。`, en: `There is no experiment called ${printable(id)}.` },
    { zh: '用 dl-tutor lab list 查看全部实验。', en: 'See them all with: dl-tutor lab list.' },
    2,
  );
}

function otherVersion(id: string, asked: number, present: number): TutorError {
  return new TutorError(
    'card-version',
    {
      zh: `这张卡片属于 ${id} 的第 ${asked} 版，这里是第 ${present} 版，数字会不一样。`,
      en: `The card is for version ${asked} of ${id}; here it is version ${present}, and the numbers would differ.`,
    },
    { zh: `若仍要运行，请写成 ${id}@${present}。`, en: `To run it all the same, write ${id}@${present}.` },
    2,
  );
}
