import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BACKENDS } from '../../src/engine/choice.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { timeFrames } from '../../src/lab/measure.ts';
import { defaults, resolveParams } from '../../src/lab/params.ts';
import { rank, sizeClass } from '../../src/lab/speeds.ts';

const xor = experiments.find(({ id }) => id === 'xor-mlp')!;

describe('the order of backends', () => {
  const anySpeeds = fc.record(
    Object.fromEntries(BACKENDS.map(backend => [backend, fc.double({ min: 0.001, max: 1000, noNaN: true })])),
    { requiredKeys: [] },
  );

  it('names every candidate once, and passes the first over only for one that is clearly faster', () => {
    fc.assert(
      fc.property(fc.subarray([...BACKENDS], { minLength: 1 }), anySpeeds, (candidates, speeds) => {
        const [best, ...others] = rank(candidates, speeds);
        expect([best, ...others].sort()).toEqual([...candidates].sort());
        expect(others).toEqual(candidates.filter(backend => backend !== best));
        const ms = (backend: string | undefined) => speeds[backend ?? ''] ?? Number.POSITIVE_INFINITY;
        if (best !== candidates[0]) expect(ms(best) * 1.2).toBeLessThan(ms(candidates[0]));
        else for (const other of others) expect(ms(other) * 1.5).toBeGreaterThanOrEqual(Math.min(ms(best), ms(other)));
      }),
    );
  });

  it('is the usual one when nothing was measured or all took too long', () => {
    expect(rank(BACKENDS, {})).toEqual(['wasm', 'native', 'cpu']);
    const slow = Number.POSITIVE_INFINITY;
    expect(rank(BACKENDS, { wasm: slow, native: slow, cpu: slow })).toEqual(['wasm', 'native', 'cpu']);
    expect(rank(BACKENDS, { wasm: 30, native: 12, cpu: slow })).toEqual(['native', 'wasm', 'cpu']);
    expect(rank(BACKENDS, { wasm: 13, native: 12, cpu: slow })[0]).toBe('wasm');
  });
});

describe('the size class', () => {
  it('changes with sizes and choices, not with rates', () => {
    const of = (set: Record<string, number | string>) => sizeClass(xor, resolveParams(xor, set));
    expect(of({ hidden: 16 })).not.toBe(of({ hidden: 2 }));
    expect(of({ activation: 'relu' })).not.toBe(of({ activation: 'tanh' }));
    expect(of({ rate: 1 })).toBe(of({ rate: 0.001 }));
    expect(new Set(experiments.map(one => sizeClass(one, defaults(one)))).size).toBe(experiments.length);
  });
});

describe('timing frames', () => {
  /** A run whose frames take the given times, by a clock of its own. */
  const timed = (times: readonly number[], budget: number) => {
    let now = 0;
    let made = 0;
    const next = async () => {
      const ms = times[made];
      if (ms === undefined) return null;
      made++;
      now += ms;
      return {};
    };
    return timeFrames(next, budget, () => now).then(ms => ({ ms, now, made }));
  };

  it('takes no longer than the first frame, its budget and one frame more', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 300 }),
        async (times, budget) => {
          const { ms, now, made } = await timed(times, budget);
          const [first = 0, ...others] = times;
          expect(now).toBeLessThan(first + budget + Math.max(1, ...others));
          if (made > 1) expect(others).toContain(ms);
          else expect(ms).toBe(Number.POSITIVE_INFINITY);
        },
      ),
    );
  });

  it('times one frame even when it takes longer than allowed', async () => {
    expect(await timed([900, 400, 400], 50)).toMatchObject({ ms: 400, made: 2 });
  });

  it('leaves out the cold start and what other programs took', async () => {
    expect(await timed([60, 9, 8, 5, 5, 40, 5, 5], 200)).toMatchObject({ ms: 5, made: 7 });
  });
});

describe('what was measured', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dl-tutor-speeds-'));
  const file = join(folder, 'backend-speed.json');
  afterEach(() => {
    vi.resetModules();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The module as a process that has just begun sees it. */
  async function fresh(dataFolder: string | null = folder) {
    vi.resetModules();
    const { openLab } = await import('../../src/lab/home.ts');
    if (dataFolder !== null) openLab(dataFolder, {});
    return import('../../src/lab/speeds.ts');
  }

  it('is there in the next process, too long a time included', async () => {
    const speeds = { wasm: 1.5, cpu: Number.POSITIVE_INFINITY };
    (await fresh()).keepSpeeds('xor', speeds);
    expect((await fresh()).knownSpeeds('xor')).toEqual(speeds);
    expect((await fresh()).knownSpeeds('other')).toEqual({});
  });

  it.each([
    ['is not JSON', '{"machine":'],
    ['is empty', ''],
    ['is of another kind', '[1, 2]'],
    ['has no speeds', '{"format":1}'],
  ])('is measured anew when the file %s', async (_, content) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, content);
    const { knownSpeeds, keepSpeeds } = await fresh();
    expect(knownSpeeds('xor')).toEqual({});
    keepSpeeds('xor', { wasm: 2 });
    expect((await fresh()).knownSpeeds('xor')).toEqual({ wasm: 2 });
  });

  it('drops numbers that cannot be times', async () => {
    (await fresh()).keepSpeeds('xor', { wasm: 2 });
    const stored = readFileSync(file, 'utf8').replace('"wasm":2', '"wasm":"2","cpu":-1,"native":null');
    writeFileSync(file, stored);
    expect((await fresh()).knownSpeeds('xor')).toEqual({ native: Number.POSITIVE_INFINITY });
  });

  it('does not hold for another processor, another Node, another version', async () => {
    (await fresh()).keepSpeeds('xor', { wasm: 2 });
    const stored = readFileSync(file, 'utf8');
    for (const [was, is] of [
      [process.version, 'v99.0.0'],
      [process.arch, 'mips'],
    ] as const) {
      writeFileSync(file, stored.replace(was, is));
      expect((await fresh()).knownSpeeds('xor')).toEqual({});
    }
    writeFileSync(file, stored);
    expect((await fresh()).knownSpeeds('xor')).toEqual({ wasm: 2 });
  });

  it('is kept in the process alone when the folder cannot be written', async () => {
    writeFileSync(`${folder}-file`, '');
    const { keepSpeeds, knownSpeeds } = await fresh(join(`${folder}-file`, 'data'));
    keepSpeeds('xor', { wasm: 2 });
    expect(knownSpeeds('xor')).toEqual({ wasm: 2 });
    rmSync(`${folder}-file`);
  });
});
