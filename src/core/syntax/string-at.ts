import { differingPaths, isSamePath } from './difference.ts';
import { isTable } from './document.ts';
import type { Fault } from './document.ts';
import type { Syntax } from './syntax.ts';

/** What a text has at the path of a string. */
export type StringReading =
  | { readonly kind: 'found'; readonly value: string }
  /** `parent` is the deepest table on the path that exists; [] is the document itself. */
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
 * The text with one string replaced, and every other character unchanged.
 *
 * Apart from that string, both texts must mean the same. With aliases of YAML that is not always possible: other values may refer
 * to the string, or the string may come from another place.
 *
 * @returns null if every edit would change something else, too
 */
export function replaceString(
  syntax: Syntax,
  text: string,
  path: readonly string[],
  value: string,
): string | null {
  const was = syntax.read(text);
  if (was.kind === 'broken') return null;
  const isRight = (edited: string | null): edited is string => {
    if (edited === null) return false;
    const is = syntax.read(edited);
    const written = readString(syntax, edited, path);
    if (is.kind === 'broken' || written.kind !== 'found') return false;
    // The line end after a block of YAML belongs to its layout.
    if (written.value !== value && written.value !== `${value}\n`) return false;
    return differingPaths(was.document, is.document).every((place) => isSamePath(place, path));
  };
  const guessed = syntax.guess?.(text, path, value) ?? null;
  if (isRight(guessed)) return guessed;
  const edited = syntax.respell(text, path, value);
  return isRight(edited) ? edited : null;
}
