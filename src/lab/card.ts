import type { BackendName, ParamValues } from './types.ts';

/** A run as one line of text: whoever has it gets the same numbers on the same backend. */
export type Card = {
  readonly experiment: string;
  readonly version: number;
  readonly params: ParamValues;
  readonly seed: number;
  readonly backend: BackendName;
};

/** `xor-mlp@1 hidden=4 activation=tanh rate=0.1 seed=3 backend=wasm`, parameters in the given order. */
export function formatCard(card: Card): string {
  const params = Object.entries(card.params).map(([name, value]) => `${name}=${value}`);
  return [`${card.experiment}@${card.version}`, ...params, `seed=${card.seed}`, `backend=${card.backend}`].join(' ');
}
