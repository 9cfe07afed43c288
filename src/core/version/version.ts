import { LONGEST_VERSION } from '../text/limits.ts';

/** How much a release changes, the smallest first. */
export const INCREMENTS = ['PATCH', 'MINOR', 'MAJOR'] as const;
export type Increment = (typeof INCREMENTS)[number];

/** The phases of a prerelease cycle, in order. */
export const PHASES = ['alpha', 'beta', 'rc'] as const;
export type Phase = (typeof PHASES)[number];

/** A version as PEP 440 understands it. Every scheme reads this; they differ only in how they print it. */
export interface Version {
  readonly epoch: number;
  /** The dotted numbers as they were written: at least one, `1.0` is not padded to `1.0.0`. */
  readonly release: readonly number[];
  readonly pre: Prerelease | null;
  readonly post: number | null;
  readonly dev: number | null;
  /** What follows `+`, normalised: lower case, parts joined by dots, numeric parts without leading zeros. */
  readonly local: string | null;
}

export interface Prerelease {
  readonly phase: Phase;
  readonly number: number;
}

const GRAMMAR = new RegExp(
  [
    /^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)/,
    /(?<pre>[-_.]?(?<phase>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>\d+)?)?/,
    /(?<post>-(?<implicitPost>\d+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>\d+)?)?/,
    /(?<dev>[-_.]?dev[-_.]?(?<devNumber>\d+)?)?/,
    /(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/,
  ]
    .map((part) => part.source)
    .join(''),
  'i',
);

/**
 * Reads a version in any spelling that PEP 440 accepts: `v1.2`, `1.2.3-ALPHA.1`, `1.0-1` (a post-release),
 * `1!2.0rc` (a missing number is 0), with white space around it.
 *
 * @returns null if the text is not a version, is longer than `LONGEST_VERSION`, or has a number beyond the safe integers (in a
 *   local part numbers may have any length, because it is text)
 * @see https://peps.python.org/pep-0440/, appendix B
 */
export function parseVersion(text: string): Version | null {
  const trimmed = text.trim();
  const groups = trimmed.length > LONGEST_VERSION ? undefined : GRAMMAR.exec(trimmed)?.groups;
  if (groups === undefined) return null;
  const phase = groups['phase'];
  const version: Version = {
    epoch: Number(groups['epoch'] ?? 0),
    release: (groups['release'] ?? '').split('.').map(Number),
    pre:
      phase === undefined ? null : { phase: phaseSpelled(phase), number: Number(groups['preNumber'] ?? 0) },
    post: groups['post'] === undefined ? null : Number(groups['implicitPost'] ?? groups['postNumber'] ?? 0),
    dev: groups['dev'] === undefined ? null : Number(groups['devNumber'] ?? 0),
    local: groups['local'] === undefined ? null : normalizeLocal(groups['local']),
  };
  return numbersOf(version).every(Number.isSafeInteger) ? version : null;
}

/** An alpha, beta, rc or dev version. */
export function isPrerelease(version: Version): boolean {
  return version.pre !== null || version.dev !== null;
}

/** A version that is not a prerelease; a post-release is one, too. */
export function isFinal(version: Version): boolean {
  return !isPrerelease(version);
}

/** The final release that a prerelease leads to; of any other version its plain numbers. */
export function finalOf({ epoch, release }: Version): Version {
  return { epoch, release, pre: null, post: null, dev: null, local: null };
}

/**
 * PEP 440's total order: negative if `a` comes before `b`, 0 if they are the same version (as `1.0` and `1.0.0`), else
 * positive.
 */
export function compareVersions(a: Version, b: Version): number {
  return (
    order(a.epoch, b.epoch) ||
    compareReleases(a.release, b.release) ||
    order(phaseRank(a), phaseRank(b)) ||
    order(a.pre?.number ?? 0, b.pre?.number ?? 0) ||
    order(a.post ?? -1, b.post ?? -1) ||
    order(a.dev ?? Infinity, b.dev ?? Infinity) ||
    compareLocals(a.local, b.local)
  );
}

/** A text that two versions share if and only if they are the same: `1.0` and `1.0.0` are. For sets and maps. */
export function versionKey({ epoch, release, pre, post, dev, local }: Version): string {
  const last = release.findLastIndex((number) => number !== 0);
  return JSON.stringify([epoch, release.slice(0, last + 1), pre?.phase, pre?.number, post, dev, local]);
}

/** Whether a text is this version, in any spelling. */
export function isVersion(text: string, version: Version): boolean {
  const parsed = parseVersion(text);
  return parsed !== null && compareVersions(parsed, version) === 0;
}

function phaseSpelled(word: string): Phase {
  const letter = word[0]?.toLowerCase();
  if (letter === 'a') return 'alpha';
  return letter === 'b' ? 'beta' : 'rc';
}

function normalizeLocal(local: string): string {
  return local
    .toLowerCase()
    .split(/[-_.]/)
    .map((part) => (isNumeric(part) ? part.replace(/^0+(?=\d)/, '') : part))
    .join('.');
}

function numbersOf({ epoch, release, pre, post, dev }: Version): readonly number[] {
  return [epoch, ...release, pre?.number ?? 0, post ?? 0, dev ?? 0];
}

function order<T extends number | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareReleases(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = order(a[index] ?? 0, b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The position of a version in its cycle: `1.0.dev1`, then `1.0a1`, `1.0b1`, `1.0rc1`, then `1.0` and its post-releases. */
function phaseRank({ pre, post, dev }: Version): number {
  if (pre !== null) return PHASES.indexOf(pre.phase);
  return post === null && dev !== null ? -1 : PHASES.length;
}

/** A version without a local part comes first. If all common parts are equal, the shorter one comes first. */
function compareLocals(a: string | null, b: string | null): number {
  if (a === null || b === null) return order(a === null ? 0 : 1, b === null ? 0 : 1);
  const left = a.split('.');
  const right = b.split('.');
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = compareLocalParts(part, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A word comes before a number. Numbers are compared as text, because a time stamp may be longer than a safe integer. */
function compareLocalParts(a: string, b: string): number {
  if (isNumeric(a) !== isNumeric(b)) return isNumeric(a) ? 1 : -1;
  return (isNumeric(a) ? order(a.length, b.length) : 0) || order(a, b);
}

function isNumeric(part: string): boolean {
  return /^\d+$/.test(part);
}
