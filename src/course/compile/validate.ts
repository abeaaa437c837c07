import type { z } from 'zod';
import { didYouMean } from '../suggest.ts';
import type { Report } from './findings.ts';
import { KEYS } from './schema.ts';
import type { Path, YamlFile } from './yaml.ts';

type Issue = z.core.$ZodIssue;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) current = isObject(current) ? current[String(step)] : undefined;
  return current;
}

/** The value checked against a schema; each issue is reported at its own line and the result is then undefined. */
export function validate<T>(schema: z.ZodType<T>, yaml: YamlFile, report: Report): T | undefined {
  const result = schema.safeParse(yaml.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(issue, [], yaml, report);
  return undefined;
}

function reportIssue(issue: Issue, parent: Path, yaml: YamlFile, report: Report): void {
  const path = [...parent, ...issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))];
  const name = path.join('.') || 'the file';
  const value = valueAt(yaml.value, path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      // Behind a comma in { … } the rest of an unquoted text becomes a key without a value.
      const isTail = valueAt(yaml.value, [...path, key]) === null;
      const hint = isTail ? '; quote a text that has a comma inside { … }' : didYouMean(key, KEYS);
      report(yaml.lineOf([...path, key]), 'unknown-key', `unknown key "${key}"${hint}`);
    }
    return;
  }
  if (value === undefined && path.length > 0) {
    report(yaml.lineOf(path), 'missing-key', `"${path.at(-1)}" is missing here (${name}); add it`);
    return;
  }
  // Of the two forms of a text, a mapping was meant when a mapping was written: its own issues say more.
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.at(isObject(value) ? -1 : 0);
    const told = branch?.filter(inner => inner.path.length > 0 || inner.code !== 'invalid_type') ?? [];
    if (told.length > 0) {
      for (const inner of told) reportIssue(inner, path, yaml, report);
      return;
    }
  }
  const hint = issue.code === 'invalid_value' ? didYouMean(String(value), issue.values.map(String)) : '';
  report(yaml.lineOf(path), 'schema', `${name}: ${issue.message}${hint}`);
}
