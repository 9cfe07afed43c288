import { pep440 } from './pep440.ts';
import { semver } from './semver.ts';
import { semver2 } from './semver2.ts';
import type { Scheme } from './scheme.ts';

export const SCHEMES: readonly Scheme[] = [pep440, semver, semver2];

export const SCHEME_NAMES: readonly string[] = SCHEMES.map(({ name }) => name);

/** @returns null if no scheme has this name; names are case-sensitive */
export function schemeNamed(name: string): Scheme | null {
  return SCHEMES.find((scheme) => scheme.name === name) ?? null;
}
