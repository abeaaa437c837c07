export type Backend = 'wasm' | 'cpu';

/** `auto` tries WebAssembly first, then plain JavaScript. */
export type BackendChoice = Backend | 'auto';

export const BACKEND_CHOICES: readonly BackendChoice[] = ['auto', 'wasm', 'cpu'];
