/** The part of the WebAssembly interface that the engine uses; the `dom` library would bring the browser with it. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>;
  class Module {
    private readonly module: never;
  }
  class Memory {
    private readonly memory: never;
  }
  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: object;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function validate(bytes: Uint8Array): boolean;
}
