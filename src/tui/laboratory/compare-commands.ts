import { words } from '../../i18n/laboratory.ts';
import { contrastOf } from '../../lab/compare.ts';
import type { Live } from '../keys.ts';
import { PAIR_SEEDS } from './compare-lines.ts';
import type { Hands } from './hands.ts';
import { isCramped } from './state.ts';

/** Keeping a run to compare with, and running many seeds of what is to be known. */
export function comparisonCommands(hands: Hands): Live[] {
  const { lab, dispatch } = hands;
  const { state, run } = lab;
  const keep = (): void => {
    const { result, steps, series } = run;
    if (result) dispatch({ type: 'keep', kept: { result, steps, series } });
  };
  const end = (): void => dispatch({ type: 'keep', kept: null });
  const comparing: Live[] = state.kept
    ? [{ id: 'endCompare', run: end }]
    : run.result && run.result.status !== 'stopped' && !run.changed
      ? [{ id: 'compare', run: keep }]
      : [];
  return [...comparing, ...seedCommands(hands)];
}

function seedCommands({ lab: { experiment, state, run }, dispatch, evaluate, tutor }: Hands): Live[] {
  const ask = (asked: Parameters<typeof evaluate>[0]) => (): void => {
    if (isCramped(tutor.size)) dispatch({ type: 'words' });
    evaluate(asked);
  };
  const { kept } = state;
  if (!kept) return experiment.findings.length > 0 ? [{ id: 'seeds', run: ask({ kind: 'findings' }) }] : [];
  const contrast = contrastOf(experiment, kept.result, run);
  if (contrast.kind !== 'one') return [];
  const seeds = Array.from({ length: PAIR_SEEDS }, (_, i) => kept.result.seed + i);
  return [
    {
      id: 'seeds',
      label: words.pairSeeds,
      run: ask({ kind: 'both', before: kept.result.params, after: run.params, seeds }),
    },
  ];
}
