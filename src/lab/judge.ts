import type { Finding, FindingReport, ParamValues, RunResult, Verdict } from './types.ts';

/** Supported when it holds for every seed, not supported when for none, else (and without seeds) it cannot be told. */
export function verdictOf(held: number, of: number): Verdict {
  if (of === 0) return 'cannot tell';
  if (held === of) return 'supported';
  return held === 0 ? 'not supported' : 'cannot tell';
}

/** Judges one finding from finished runs; numbers are means over the seeds. */
export function judge(
  finding: Finding,
  seeds: readonly number[],
  resultOf: (variant: ParamValues, seed: number) => RunResult,
): FindingReport {
  const checks = seeds.map(seed => {
    const variants = Object.entries(finding.variants);
    return finding.check(Object.fromEntries(variants.map(([name, variant]) => [name, resultOf(variant, seed)])));
  });
  const held = checks.filter(check => check.holds).length;
  const numbers: Record<string, number> = {};
  for (const { numbers: ofSeed } of checks) {
    for (const [name, value] of Object.entries(ofSeed)) numbers[name] = (numbers[name] ?? 0) + value / checks.length;
  }
  const { id, claim } = finding;
  return { id, claim, verdict: verdictOf(held, checks.length), held, of: checks.length, numbers };
}
