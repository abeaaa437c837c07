import type { Simd, SimdName } from './simd/index.ts';

/** One call of a function of the WASM module. Shapes and the like travel as bytes. */
export type WasmCall = {
  readonly name: string;
  readonly target: WasmFunction;
  readonly args: readonly (number | Uint8Array)[];
};

export type WasmFunction = (...args: readonly number[]) => number;

/** What Emscripten's loader leaves on the module, and the kernels of ours that share its memory. */
export type WasmLoaded = {
  readonly HEAPU8: Uint8Array;
  readonly asm: Readonly<Record<string, WasmFunction>>;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (offset: number) => void;
  /** Absent where WebAssembly has no SIMD. */
  simd?: Simd;
};

export type CWrap = (name: string, result: string | null, types: readonly string[]) => WasmFunction;

let listener: ((call: WasmCall) => void) | undefined;

/** Tells `listen` of every call that kernels make while `work` runs. */
export function watchCalls(listen: (call: WasmCall) => void, work: () => void): void {
  listener = listen;
  try {
    work();
  } finally {
    listener = undefined;
  }
}

/**
 * The loader's `cwrap` for functions of numbers and byte arrays, but leaner (no `apply`, no search for converters at each
 * call) and watched.
 */
export function createCWrap(module: WasmLoaded): CWrap {
  const { asm } = module;
  const [save, allocate, restore] = ['stackSave', 'stackAlloc', 'stackRestore'].map(
    name => asm[name],
  ) as WasmFunction[];
  return (name, _result, types) => {
    const target = asm[name];
    if (!target) throw new Error(`the WASM module has no function ${name}`);
    if (!types.includes('array')) {
      return (...args) => {
        listener?.({ name, target, args });
        return target(...args);
      };
    }
    return (...args: readonly (number | Uint8Array)[]) => {
      listener?.({ name, target, args });
      const stack = (save as WasmFunction)();
      const numbers = args.map(arg => {
        if (typeof arg === 'number' || !ArrayBuffer.isView(arg)) return arg;
        const offset = (allocate as WasmFunction)(arg.length);
        module.HEAPU8.set(arg, offset);
        return offset;
      });
      const result = target(...numbers);
      (restore as WasmFunction)(stack);
      return result;
    };
  };
}

/** The same kernels, watched. */
export function watchedSimd(simd: Simd): Simd {
  const watched = (name: string, target: WasmFunction): WasmFunction => {
    return (...args) => {
      listener?.({ name, target, args });
      return target(...args);
    };
  };
  const names = Object.keys(simd).filter(name => name !== 'memory') as SimdName[];
  return Object.fromEntries(names.map(name => [name, watched(name, simd[name] as WasmFunction)])) as Record<
    SimdName,
    WasmFunction
  >;
}
