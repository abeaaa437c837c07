/** In the order in which they are tried when nothing has been measured. `native` needs a package of its own. */
export const BACKENDS = ['wasm', 'native', 'cpu'] as const;

export type Backend = (typeof BACKENDS)[number];

/** `auto` measures which backend is fastest for an experiment, and passes over what does not work. */
export type BackendChoice = Backend | 'auto';
