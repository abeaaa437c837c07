// What the scripts about progress share: the store bundled for this Node, and a history to fill it with.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/dl-tutor');

/** Bundles a source file; resolves to the path of the module. */
export async function bundle(source, name) {
  mkdirSync(cache, { recursive: true });
  const outfile = join(cache, `${name}-${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** The rooms that the scripts try out. */
export async function loadProgress() {
  const source = ['store', 'fold', 'archive', 'event', 'snapshot'].map(
    name => `export * from './src/progress/${name}.ts';`,
  );
  return import(pathToFileURL(await bundle(source.join('\n'), 'progress')).href);
}

const DAY = 24 * 60 * 60 * 1000;

/** So many events over so many years, in order: half of them answers to 500 questions, the rest reading, guesses and runs. */
export function history(count, years = 3) {
  const start = Date.now() - years * 365 * DAY;
  const pad = n => n.toString(36).padStart(9, '0');
  return Array.from({ length: count }, (_, n) => {
    const time = start + Math.floor((n / count) * (years * 365 - 1) * DAY);
    const base = {
      v: 2,
      id: `${pad(time)}00-aaaaaaaa-${pad(n).slice(-6)}`,
      at: new Date(time).toISOString(),
      zone: 60,
    };
    return { ...base, ...factOf(n) };
  });
}

function factOf(n) {
  const k = Math.imul(n, 2654435761) >>> 0;
  if (n % 2 === 0) {
    const question = k % 500;
    return {
      type: 'question.answered',
      quiz: `z${question % 60}`,
      question: `q${question}`,
      rev: 1,
      answer: { kind: 'single', key: 'a' },
      score: k % 7 === 0 ? 0 : 1,
      hints: k % 11 === 0 ? 1 : 0,
      confidence: 1 + (k % 5),
      asked: 'review',
    };
  }
  const lesson = `l${k % 60}`;
  switch (k % 8) {
    case 0:
      return { type: 'prediction.made', experiment: `x${k % 80}`, option: 'up', confidence: 1 + (k % 5) };
    case 1:
      return { type: 'run.finished', experiment: `x${k % 80}`, card: 'x1@1 seed=1', status: 'finished' };
    case 2:
      return { type: 'lesson.finished', lesson };
    default:
      return { type: 'lesson.position', lesson, anchor: 'rule', screen: k % 12 };
  }
}

/** A session to be run as a process of its own: answers, and acknowledges each on stdout once it is durable. */
export const SESSION = `import { writeSync } from 'node:fs';
  import { openStore } from './src/progress/store.ts';
  const [folder = '', count = '0'] = process.argv.slice(2);
  const store = openStore(folder);
  for (let i = 0; i < Number(count); i++) {
    const fact = i % 3 === 0
      ? { type: 'lesson.position', lesson: 'bn', anchor: '段落-' + i, screen: i }
      : { type: 'question.answered', quiz: 'z', question: 'q' + (i % 40), rev: 1, answer: { kind: 'numeric', text: '一半 0.5' }, score: i % 2, hints: 0 };
    try {
      const { id } = store.append(fact as never);
      writeSync(1, id + '\\n');
    } catch (error) {
      writeSync(2, String((error as Error).message) + '\\n');
      await store.flush();
      process.exit(3);
    }
    if (i % 300 === 299) await store.flush();
  }
  await store.flush();`;
