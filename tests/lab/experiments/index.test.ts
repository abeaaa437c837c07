import { describe, expect, it } from 'vitest';
import { experimentById, experiments } from '../../../src/lab/experiments/index.ts';
import { runs } from '../../../src/lab/experiments/runs.ts';
import { nudge, resolveParams } from '../../../src/lab/params.ts';

describe('the experiments', () => {
  it('have unique ids and a run each', () => {
    const ids = experiments.map(experiment => experiment.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(runs).sort()).toEqual([...ids].sort());
  });

  it.each(experiments.map(experiment => [experiment.id]))('%s is declared soundly', id => {
    const experiment = experimentById(id)!;
    const names = experiment.params.map(param => param.name);
    expect(new Set(names).size).toBe(names.length);
    // These two stand for themselves on a card.
    expect(names).not.toContain('seed');
    expect(names).not.toContain('backend');
    const settings = [
      {},
      experiment.prediction.set,
      ...experiment.presets.map(preset => preset.set),
      ...experiment.findings.flatMap(finding => Object.values(finding.variants)),
    ];
    for (const set of settings) expect(() => resolveParams(experiment, set)).not.toThrow();
    for (const param of experiment.params) expect(nudge(param, param.default, 1)).not.toBe(undefined);
    expect(experiment.frames(resolveParams(experiment, {}))).toBeGreaterThan(0);
  });
});
