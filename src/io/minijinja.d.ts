/** The part of the package that relctl uses; it declares no types for its parts. */
declare module 'minijinja-js/dist/bundler/minijinja_js_bg.js' {
  export const Environment: new () => import('../core/jinja/jinja.ts').Environment;
  export function __wbg_set_wasm(exports: object): void;
}

/** Node has it; TypeScript declares it for browsers only. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: object);
    readonly exports: object;
  }
}
