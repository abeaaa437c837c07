import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CompiledCourse, type CompileOptions, compileCourse } from './compile/course.ts';
import type { Diagnostic } from './types.ts';

export type BuildOptions = CompileOptions & {
  /** The folder that holds `lessons/` and `quizzes/`. */
  readonly root: string;
  /** Where the JSON goes: `dist/course`. */
  readonly out: string;
};

/**
 * Compiles a course to JSON. Returns all findings; when one of them is an error, nothing is written and what an
 * earlier build wrote stays. The same sources give the same bytes.
 */
export async function buildCourse({ root, out, ...options }: BuildOptions): Promise<Diagnostic[]> {
  const { findings, course } = compileCourse(root, options);
  if (course) await writeCourse(course, out);
  return findings;
}

async function writeCourse(course: CompiledCourse, out: string): Promise<void> {
  await writeFolder(join(out, 'lessons'), course.lessons);
  await writeFolder(join(out, 'quizzes'), course.quizzes);
  await writeJson(join(out, 'glossary.json'), course.glossary);
  await writeJson(join(out, 'sources.json'), course.sources);
  await writeJson(join(out, 'claims.json'), course.claims);
  // Last, because a reader begins here: an interrupted build leaves the old index.
  await writeJson(join(out, 'index.json'), course.index);
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value)}\n`);
}

/** One file an entry; files of entries that are gone are removed. */
async function writeFolder(folder: string, entries: readonly { readonly id: string }[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = new Set(entries.map(entry => `${entry.id}.json`));
  for (const name of await readdir(folder)) {
    if (name.endsWith('.json') && !names.has(name)) await rm(join(folder, name));
  }
  for (const entry of entries) await writeJson(join(folder, `${entry.id}.json`), entry);
}
