import type { Plugin } from 'esbuild';

export function keepCaches(source: string): string;
export function skipSegmenter(source: string): string;
export const inkCaches: Plugin;
