import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as glue from 'minijinja-js/dist/bundler/minijinja_js_bg.js';
import { templateEngine } from '../../core/jinja/jinja.ts';
import type { Environment, TemplateEngine } from '../../core/jinja/jinja.ts';

/**
 * MiniJinja, compiled to WebAssembly. Its memory has a maximum. A template that needs more fails with an error that
 * relctl can catch, and does not abort the process or fill the machine's memory.
 */
export function loadTemplateEngine(): TemplateEngine {
  return (loaded ??= load());
}

/** The package keeps views of the first instance's memory, so a second instance would not work. */
let loaded: TemplateEngine | null = null;

function load(): TemplateEngine {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(WASM));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(withMaximum(bytes, MEMORY_PAGES)), {
    './minijinja_js_bg.js': { ...glue, ...silent() },
  });
  glue.__wbg_set_wasm(exports);
  return templateEngine(() => new glue.Environment() as Environment);
}

const WASM = 'minijinja-js/dist/bundler/minijinja_js_bg.wasm';

/** A page has 64 KiB, so this is 256 MiB. */
const MEMORY_PAGES = 4096;

/** Without these, the engine prints a trace of its own on stderr when it runs out of memory. */
function silent(): Record<string, () => void> {
  const names = Object.keys(glue).filter((name) => name.startsWith('__wbg_error_'));
  return Object.fromEntries(names.map((name) => [name, () => undefined]));
}

/** The memory section of a WebAssembly module. */
const MEMORY_SECTION = 5;

/** Adds a maximum to the one memory of a module, which has none. */
function withMaximum(module: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  // The header has 8 bytes; then each section is an id, its size, and its content.
  for (let at = 8; at < module.length;) {
    const size = readNumber(module, at + 1);
    const end = size.next + size.value;
    if (module[at] === MEMORY_SECTION) {
      // One memory; its flags (1: it has a maximum), its minimum and its maximum.
      const minimum = readNumber(module, size.next + 2);
      const content = [1, 1, ...numberBytes(minimum.value), ...numberBytes(pages)];
      return Uint8Array.from([
        ...module.subarray(0, at),
        MEMORY_SECTION,
        ...numberBytes(content.length),
        ...content,
        ...module.subarray(end),
      ]);
    }
    at = end;
  }
  throw new Error('the template engine has no memory section');
}

/** Reads an unsigned LEB128 number. */
function readNumber(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let next = at, shift = 0; ; next += 1, shift += 7) {
    const byte = bytes[next] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, next: next + 1 };
  }
}

function numberBytes(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...numberBytes(value >>> 7)];
}
