import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { NotesClaim, Source, Term } from '../types.ts';
import { checkCharacters, lineIndex } from './characters.ts';
import type { Findings, Report } from './findings.ts';
import { type CourseSource, claimsSchema, courseSchema, glossarySchema, sourcesSchema } from './schema.ts';
import { validate } from './validate.ts';
import { type Path, readYaml, type YamlFile } from './yaml.ts';

/** A data file of the course with its entries by id, and where they stand. */
export type DataFile<T> = {
  readonly entries: readonly T[];
  readonly byId: ReadonlyMap<string, T>;
  /** False when the file could not be read: then nothing can be said about references to it. */
  readonly known: boolean;
  readonly report: Report;
  readonly lineOf: (path: Path) => number;
};

export type CourseData = {
  readonly outline: CourseSource | undefined;
  readonly outlineReport: Report;
  readonly outlineLine: (path: Path) => number;
  readonly glossary: DataFile<Term>;
  readonly sources: DataFile<Source>;
  readonly claims: DataFile<NotesClaim>;
};

/** The text of a file with line ends as "\n" and without a byte order mark. */
export function readText(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n/g, '\n');
}

type Parsed<T> = {
  readonly data: T | undefined;
  readonly yaml: YamlFile | undefined;
  readonly exists: boolean;
  readonly report: Report;
  readonly lineOf: (path: Path) => number;
};

/** A data file that a course may lack: then nothing is reported. */
export function readDataYaml<T>(root: string, file: string, schema: z.ZodType<T>, findings: Findings): Parsed<T> {
  const report = findings.of(file);
  const path = join(root, file);
  if (!existsSync(path)) return { data: undefined, yaml: undefined, exists: false, report, lineOf: () => 1 };
  const text = readText(path);
  checkCharacters(text, lineIndex(text), report);
  const yaml = readYaml(text, report);
  const data = yaml && validate(schema, yaml, report);
  return { data, yaml, exists: true, report, lineOf: at => yaml?.lineOf(at) ?? 1 };
}

function readDataFile<T>(root: string, file: string, schema: z.ZodType<T>, findings: Findings): Parsed<T> {
  const parsed = readDataYaml(root, file, schema, findings);
  if (!parsed.exists) parsed.report(1, 'missing-file', 'the course needs this file; write it');
  return parsed;
}

function byId<T extends { readonly id: string }>(
  entries: readonly T[] | undefined,
  key: string,
  { report, lineOf }: Pick<Parsed<unknown>, 'report' | 'lineOf'>,
): DataFile<T> {
  const map = new Map<string, T>();
  for (const [i, entry] of (entries ?? []).entries()) {
    if (map.has(entry.id))
      report(lineOf([key, i]), 'duplicate-id', `"${entry.id}" stands twice in this file; rename one`);
    map.set(entry.id, entry);
  }
  return { entries: entries ?? [], byId: map, known: entries !== undefined, report, lineOf };
}

/** Reads `lessons/course.yaml`, `glossary.yaml`, `sources.yaml` and `claims.yaml`. */
export function readCourseData(root: string, findings: Findings): CourseData {
  const outline = readDataFile(root, 'lessons/course.yaml', courseSchema, findings);
  const glossary = readDataFile(root, 'lessons/glossary.yaml', glossarySchema, findings);
  const sources = readDataFile(root, 'lessons/sources.yaml', sourcesSchema, findings);
  const claims = readDataFile(root, 'lessons/claims.yaml', claimsSchema, findings);
  return {
    outline: outline.data,
    outlineReport: outline.report,
    outlineLine: outline.lineOf,
    glossary: byId(glossary.data?.terms, 'terms', glossary),
    sources: byId(sources.data?.sources, 'sources', sources),
    claims: byId(claims.data?.claims, 'claims', claims),
  };
}
