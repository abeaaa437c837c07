import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home of its own. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'dl-tutor-review-'));
