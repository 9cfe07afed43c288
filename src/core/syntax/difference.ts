import { isTable } from './document.ts';

/** The paths at which two parsed documents differ. It goes as deep as both have a table or a list. */
export function differingPaths(
  a: unknown,
  b: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  const [inA, inB] = [members(a), members(b)];
  if (inA === null || inB === null || Array.isArray(a) !== Array.isArray(b)) {
    return isSameValue(a, b) ? [] : [path];
  }
  const keys = new Set([...inA.keys(), ...inB.keys()]);
  return [...keys].flatMap((key) => {
    if (!inA.has(key) || !inB.has(key)) return [[...path, key]];
    return differingPaths(inA.get(key), inB.get(key), [...path, key]);
  });
}

export function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}

/** How many keys two paths have in common at their beginning. */
export function sharedLength(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((key, i) => key !== b[i]);
  return differs === -1 ? a.length : differs;
}

/** null: it is neither a table nor a list. A Map, because a key may be called `__proto__`. */
function members(value: unknown): ReadonlyMap<string, unknown> | null {
  return Array.isArray(value) || isTable(value) ? new Map<string, unknown>(Object.entries(value)) : null;
}

/** Of values that are neither tables nor lists. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (isDate(a) && isDate(b)) return Object.is(a.getTime(), b.getTime());
  return Object.is(a, b);
}

function isDate(value: unknown): value is { getTime(): number } {
  return typeof value === 'object' && value !== null && 'getTime' in value;
}
