import { differingPaths, isSamePath } from './difference.ts';
import { isTable } from './document.ts';
import type { Fault } from './document.ts';
import type { Syntax } from './syntax.ts';

/** What a text holds where a string is looked for. */
export type StringReading =
  | { readonly kind: 'found'; readonly value: string }
  /** `parent` is the deepest table on the way that exists, [] for the document itself. */
  | { readonly kind: 'absent'; readonly parent: readonly string[] }
  | { readonly kind: 'not-a-string'; readonly found: unknown }
  | Fault;

export function readString(syntax: Syntax, text: string, path: readonly string[]): StringReading {
  const reading = syntax.read(text);
  if (reading.kind === 'broken') return reading;
  let at: unknown = reading.document;
  for (const [depth, key] of path.entries()) {
    if (!isTable(at)) return { kind: 'absent', parent: path.slice(0, depth - 1) };
    if (!Object.hasOwn(at, key) || at[key] === null) return { kind: 'absent', parent: path.slice(0, depth) };
    at = at[key];
  }
  return typeof at === 'string' ? { kind: 'found', value: at } : { kind: 'not-a-string', found: at };
}

/**
 * The text with one string exchanged, and every other character as it was.
 *
 * Both texts must mean the same but for that string. Of YAML's aliases that can't always be had: where others refer
 * to the string, or it comes from elsewhere, there is no such edit.
 *
 * @returns null when no edit changes this string and nothing else
 */
export function replaceString(
  syntax: Syntax,
  text: string,
  path: readonly string[],
  value: string,
): string | null {
  const edited = syntax.respell(text, path, value);
  if (edited === null) return null;
  const [was, is] = [syntax.read(text), syntax.read(edited)];
  const written = readString(syntax, edited, path);
  if (was.kind === 'broken' || is.kind === 'broken' || written.kind !== 'found') return null;
  // A block of YAML ends in a line end, which belongs to its layout.
  if (written.value !== value && written.value !== `${value}\n`) return null;
  const differing = differingPaths(was.document, is.document);
  return differing.every((place) => isSamePath(place, path)) ? edited : null;
}
