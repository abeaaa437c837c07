import type { Op } from './case.ts';
import { elementwise } from './elementwise.ts';

/** The whole matrix. */
export const ops: readonly Op[] = [...elementwise];
