/** The part of the package that relctl uses. The package declares no types for its parts. */
declare module 'minijinja-js/dist/bundler/minijinja_js_bg.js' {
  export const Environment: new () => object;
  export function __wbg_set_wasm(exports: object): void;
}

/** Node has it; TypeScript declares it for browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};
