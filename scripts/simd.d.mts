import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vite';

export function compileSimd(): Promise<Uint8Array>;
export const simdForEsbuild: EsbuildPlugin;
export const simdForVite: VitePlugin;
