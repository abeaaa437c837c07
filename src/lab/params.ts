import type { Experiment, Param, ParamValue, ParamValues } from './types.ts';

/** The default of every parameter. */
export function defaults(experiment: Experiment): ParamValues {
  return Object.fromEntries(experiment.params.map((param): [string, ParamValue] => [param.name, param.default]));
}

/** The defaults with `overrides` put over them. */
export function resolveParams(experiment: Experiment, overrides: ParamValues): ParamValues {
  return { ...defaults(experiment), ...overrides };
}

export type { Param };
