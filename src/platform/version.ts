import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder } from './paths.ts';

/** The version of the program, from the package that `dist/` lies in. Throws when there is none. */
export function programVersion(): string {
  const text = readFileSync(join(distFolder(), '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
