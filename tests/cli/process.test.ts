import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simdForEsbuild } from '../../scripts/simd.mjs';
import { INDEX } from './course.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let place = '';
let entry = '';
/** Sources that are loaded before the command is known. */
let startup: string[] = [];

/** A program folder of its own: bundle, worker, WASM files, a small course. No test here opens a screen. */
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'program-'));
  const dist = join(place, 'dist');
  const common: BuildOptions = {
    absWorkingDir: root,
    outdir: dist,
    bundle: true,
    platform: 'node',
    format: 'esm',
    define: { DL_TUTOR_BUNDLED: 'true' },
    banner: { js: "import { createRequire as cr } from 'node:module';\nconst require = cr(import.meta.url);" },
    plugins: [simdForEsbuild],
    logLevel: 'error',
  };
  const main = { main: 'src/cli/main.ts' };
  const external = ['../tui/app.tsx', '../../course/check.ts'];
  const [{ metafile }] = await Promise.all([
    build({ ...common, entryPoints: main, splitting: true, external, metafile: true }),
    build({ ...common, entryPoints: { worker: 'src/lab/worker.ts' }, mainFields: ['module', 'main'] }),
  ]);
  startup = inputsOf(metafile?.outputs ?? {});
  for (const file of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
    copyFileSync(join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist', file), join(dist, file));
  }
  mkdirSync(join(dist, 'course'));
  writeFileSync(join(dist, 'course', 'index.json'), JSON.stringify(INDEX));
  entry = join(place, 'entry.mjs');
  writeFileSync(
    entry,
    "import { start } from './dist/main.js';\nconst ended = start();\nprocess.stderr.write('started');\nawait ended;\n",
  );
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

type Outputs = Readonly<
  Record<string, { imports: { path: string; kind: string; external?: boolean }[]; inputs: Record<string, unknown> }>
>;

/** The sources in the chunk of the entry and in those that it imports at once. */
function inputsOf(outputs: Outputs): string[] {
  const name = Object.keys(outputs).find(path => path.endsWith('dist/main.js')) as string;
  const seen = new Set([name]);
  for (const path of seen) {
    for (const { path: next, kind, external } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && !external) seen.add(next);
    }
  }
  return [...seen].flatMap(path => Object.keys(outputs[path]?.inputs ?? {}));
}

type Manner = 'usual' | 'nobody reads' | 'interrupted';

function run(args: readonly string[], manner: Manner = 'usual') {
  const env = { PATH: process.env.PATH, DL_TUTOR_HOME: join(place, 'home'), LANG: 'en_GB.UTF-8' };
  const child = spawn(process.execPath, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', chunk => {
    out += String(chunk);
  });
  if (manner === 'nobody reads') child.stdout.destroy();
  child.stderr.on('data', chunk => {
    err += String(chunk);
    if (manner === 'interrupted') child.kill('SIGINT');
  });
  return new Promise<{ code: number | null; out: string; err: string }>(resolve => {
    child.once('close', code => resolve({ code, out, err: err.replace('started', '') }));
  });
}

describe('the process', () => {
  it("loads neither the parser of commands, nor Ink, nor the store's writer, before it must", () => {
    expect(startup).toContain('src/cli/main.ts');
    // What the first frame needs is there: widths, keys, the picture of the map.
    const heavy =
      /node_modules\/(ink|react|commander|conf|linebreak|@tensorflow)|src\/(lab|charts)|\.tsx$|src\/cli\/commands/;
    expect(startup.filter(path => heavy.test(path))).toEqual([]);
    expect(startup).toContain('src/tui/screens/map/picture.ts');
  });

  it('compares the speed of the backends, net by net', async () => {
    const { code, out } = await run(['bench', '--nets', 'h,a', '--rounds', '1', '--json']);
    expect(code).toBe(0);
    const { nets } = JSON.parse(out) as { nets: { id: string; backend: string; stepsPerSecond: number }[] };
    expect(nets.map(({ id, backend }) => `${id} ${backend}`)).toEqual(['h wasm', 'h cpu', 'a wasm', 'a cpu']);
    expect(nets.every(({ stepsPerSecond }) => stepsPerSecond > 0)).toBe(true);
  });

  it('knows the nets by their letters only', async () => {
    const { code, err } = await run(['bench', '--nets', 'a,zz']);
    expect(code).toBe(2);
    expect(err).toContain('There is no reference net "zz".');
  });

  it('runs an experiment: only JSON on stdout, the same numbers from its card', async () => {
    const first = await run(['lab', 'run', 'xor-mlp', '--set', 'steps=100', '--seed', '3', '--json']);
    expect(first).toMatchObject({ code: 0, err: '' });
    const result = JSON.parse(first.out) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual(
      'experiment version params seed backend card status steps seconds metrics series streams findings'.split(' '),
    );
    expect(result).toMatchObject({ experiment: 'xor-mlp', seed: 3, status: 'finished', params: { steps: 100 } });
    const again = await run(['lab', 'run', '--card', String(result.card), '--json']);
    expect((JSON.parse(again.out) as typeof result).metrics).toEqual(result.metrics);
  });

  it('draws a run as text', async () => {
    const { code, out } = await run([
      'lab',
      'run',
      'xor-mlp',
      '--set',
      'steps=100',
      '--backend',
      'cpu',
      '--glyphs',
      'ascii',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('Run card  xor-mlp@1 ');
    expect(out).toContain('backend=cpu');
    expect(out).not.toContain('\x1b');
  });

  it('evaluates the findings over several seeds', async () => {
    const { code, out } = await run(['lab', 'run', 'backprop-stepper', '--seeds', '2', '--json']);
    const { runs, findings } = JSON.parse(out) as { runs: unknown[]; findings: { verdict: string; of: number }[] };
    expect(runs).toHaveLength(2);
    expect(findings.every(finding => finding.of === 2)).toBe(true);
    expect(code).toBe(findings.some(finding => finding.verdict === 'not supported') ? 1 : 0);
  });

  it('examines itself with a real run on both backends', async () => {
    const { out } = await run(['doctor', '--json']);
    const { ok, checks } = JSON.parse(out) as { ok: boolean; checks: { id: string; ok: boolean; fix: string }[] };
    expect(checks.filter(check => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
    expect(checks.map(check => check.id)).toEqual(
      expect.arrayContaining([
        'node',
        'terminal',
        'display',
        'widths',
        'backend wasm',
        'backend native',
        'backend cpu',
        'folder',
        'progress',
      ]),
    );
  });

  it('adds a table of the learner, lists it and says no to a web page', async () => {
    const [table, page] = [join(place, 'table.csv'), join(place, 'page.csv')];
    writeFileSync(table, 'width,kind\n1.5,a\n2,b\n');
    writeFileSync(page, '<!doctype html>');
    expect(await run(['data', 'add', 'own', table])).toMatchObject({ code: 0, out: '' });
    expect(await run(['data', 'add', 'page', page])).toMatchObject({
      code: 3,
      err: expect.stringContaining('web page'),
    });
    const { real } = JSON.parse((await run(['data', 'list', '--json'])).out) as { real: object[] };
    expect(real).toContainEqual(expect.objectContaining({ name: 'own', status: 'added', rows: 2 }));
    expect(real).not.toContainEqual(expect.objectContaining({ name: 'page' }));
  });

  it('says which backend is broken and what to do', async () => {
    const dist = join(place, 'dist');
    rmSync(join(dist, 'tfjs-backend-wasm.wasm'));
    rmSync(join(dist, 'tfjs-backend-wasm-simd.wasm'));
    const { code, out } = await run(['doctor', '--json']);
    const { checks } = JSON.parse(out) as { checks: { id: string; ok: boolean; detail: string; fix: string }[] };
    expect(code).toBe(1);
    expect(checks.filter(check => !check.ok)).toEqual([
      {
        id: 'backend wasm',
        ok: false,
        detail: expect.stringMatching(/\w/),
        fix: expect.stringContaining('--backend cpu'),
      },
    ]);
  });

  it('ends quietly when its reader goes away', async () => {
    expect(await run(['lab', 'list', '--json'], 'nobody reads')).toEqual({ code: 0, out: '', err: '' });
  });

  it('answers 130 when it is interrupted in the middle of a run', async () => {
    const args = ['lab', 'run', 'xor-mlp', '--set', 'steps=10000', '--seeds', '1000', '--json'];
    expect(await run(args, 'interrupted')).toMatchObject({ code: 130 });
  });
});
