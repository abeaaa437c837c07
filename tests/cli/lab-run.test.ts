import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { secondsLeft } from '../../src/lab/evaluate.ts';
import { bundleWorker, removeFolder } from '../lab/bundle.ts';
import { fakeNative } from '../lab/fake-native.ts';

const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', async original => ({
  ...(await original<typeof import('../../src/platform/paths.ts')>()),
  distFolder: () => place.dist,
}));

const home = mkdtempSync(join(tmpdir(), 'lab-run-'));

beforeAll(async () => {
  place.dist = await bundleWorker();
});
afterAll(async () => {
  await removeFolder(place.dist);
  rmSync(home, { recursive: true, force: true });
});

type Hook = (stderr: string, interrupt: () => void) => void;

/** The program in this process, with a terminal on stderr; `hook` is called whenever something is written there. */
async function run(
  args: string | readonly string[],
  env: Readonly<Record<string, string>> = {},
  hook: Hook = () => undefined,
) {
  const ran = { out: '', err: '' };
  let listener = (): void => undefined;
  const code = await main(['lab', 'run', ...(typeof args === 'string' ? args.split(' ') : args)], {
    env: { DL_TUTOR_HOME: home, LANG: 'en_GB.UTF-8', ...env },
    stdin: { isTTY: false },
    stdout: {
      isTTY: false,
      write: text => {
        ran.out += text;
      },
    },
    stderr: {
      isTTY: true,
      write: text => {
        ran.err += text;
        hook(ran.err, listener);
      },
    },
    onInterrupt: next => {
      listener = next;
      return () => {
        listener = () => undefined;
      };
    },
  });
  return { code, ...ran };
}

type Evaluated = {
  readonly backend: string;
  readonly interrupted?: boolean;
  readonly runs: readonly { readonly seed: number; readonly status: string; readonly series: unknown }[];
  readonly findings: readonly { readonly of: number }[];
};

const parse = (out: string): Evaluated => JSON.parse(out) as Evaluated;

describe('runs over several seeds', () => {
  it('give the same numbers in the same order however many go on side by side', async () => {
    const args = 'xor-mlp --set steps=150 --backend wasm --seeds 4 --json --jobs';
    const [one, three] = [await run(`${args} 1`), await run(`${args} 3`)];
    const strip = ({ out }: { out: string }) => out.replace(/"seconds": [\d.]+/g, '');
    expect(parse(three.out).runs.map(({ seed }) => seed)).toEqual([1, 2, 3, 4]);
    expect(strip(three)).toBe(strip(one));
  });

  it('show a bar that is wiped away at the end', async () => {
    const { err } = await run('xor-mlp --set steps=150 --seeds 2');
    expect(err).toMatch(/[█░]{24} {2}\d\/4/);
    expect(err.endsWith('\r\x1b[K')).toBe(true);
  });

  it('stop at Ctrl-C, give what is done, and say so', async () => {
    const { code, out, err } = await run('xor-mlp --set steps=400 --seeds 200 --json', {}, (text, interrupt) => {
      if (/ [2-9]\/\d+/.test(text)) interrupt();
    });
    expect(code).toBe(130);
    const { interrupted, runs, findings } = parse(out);
    expect(interrupted).toBe(true);
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.length).toBeLessThan(200);
    expect(runs.map(({ seed }) => seed)).toEqual(runs.map((_, i) => i + 1));
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['finished']));
    for (const { of } of findings) expect(of).toBeLessThanOrEqual(runs.length);
    expect(err).toMatch(/Interrupted: \d+ of 400 runs are done, and only those are given\.\n$/);
  });
});

describe('a single run', () => {
  it('says in one line that native broke, and gives the numbers of what took over', async () => {
    const native = await fakeNative('aborts when it is loaded');
    const { code, out, err } = await run('xor-mlp --set steps=100 --json', { DL_TUTOR_NATIVE: native });
    expect(code).toBe(0);
    expect(parse(out).backend).toMatch(/wasm|cpu/);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^The native backend ended unexpectedly/)]);
    await removeFolder(native);
  });

  it('takes the native backend from a card', async () => {
    const native = await fakeNative('works');
    const { out } = await run(['--card', 'xor-mlp@1 steps=100 backend=native', '--json'], { DL_TUTOR_NATIVE: native });
    expect(parse(out).backend).toBe('native');
    await removeFolder(native);
  });
});

describe('the time left', () => {
  it('is what the rest takes at the pace so far, and unknown at the beginning', () => {
    expect(secondsLeft(0.25, 10_000)).toBe(30);
    expect(secondsLeft(1, 10_000)).toBe(0);
    expect(secondsLeft(0, 10_000)).toBeNull();
    expect(secondsLeft(0.1, 100)).toBeNull();
  });
});
