import { refuse } from '../error/error.ts';
import { isPrerelease, parseVersion, PHASES } from './version.ts';
import type { Increment, Phase, Prerelease, Version } from './version.ts';

/** What is asked of the next version. */
export interface BumpRequest {
  /** null leaves the numbers as they are, which finalises a prerelease. */
  readonly increment: Increment | null;
  readonly phase: Phase | null;
  /** The number that the first prerelease of a phase gets. */
  readonly offset: number;
  /** The number of a dev release, taken as it is; null makes none. */
  readonly devrelease: number | null;
  /** Grow the local part instead of the version; without a local part this asks for nothing. */
  readonly local: boolean;
  /** What to write after `+`; null writes nothing. */
  readonly buildMetadata: string | null;
  /** `linear`: a prerelease that already holds the increment does not take it again. `exact`: it does. */
  readonly mode: 'linear' | 'exact';
}

/** A patch and nothing else. */
export const PATCH: BumpRequest = {
  increment: 'PATCH',
  phase: null,
  offset: 0,
  devrelease: null,
  local: false,
  buildMetadata: null,
  mode: 'linear',
};

type Numbers = readonly [major: number, minor: number, patch: number];

/**
 * The version after `current`.
 *
 * It is not always greater: a phase or a dev release without an increment comes before the final version that
 * it is made of, and epoch, post-release, local part and a fourth number are dropped. `version-grows` judges that.
 *
 * @throws LOCAL_PART_NOT_A_VERSION, INVALID_BUILD_METADATA
 * @see docs/commitizen.md, "Version arithmetic". test/conformance/version-arithmetic.test.ts compares it with commitizen.
 */
export function nextVersion(current: Version, request: BumpRequest): Version {
  if (request.local && current.local !== null) {
    return { ...current, local: nextLocal(current.local, request.increment) };
  }
  const release = nextRelease(current, request);
  const reached = isSameRelease(release, current.release) ? current.pre : null;
  return {
    epoch: 0,
    release,
    pre: request.phase === null ? null : nextPre(reached, request.phase, request.offset),
    post: null,
    dev: request.devrelease === null ? null : numberAfterWord(request.devrelease),
    local: request.buildMetadata === null ? null : readMetadata(request.buildMetadata),
  };
}

/** The local part grows as a version of its own, by a plain increment. */
function nextLocal(local: string, increment: Increment | null): string {
  const version = parseVersion(local);
  if (version === null) throw refuse('LOCAL_PART_NOT_A_VERSION', { local });
  return nextRelease(version, { increment, mode: 'linear' }).join('.');
}

function nextRelease(current: Version, request: Pick<BumpRequest, 'increment' | 'mode'>): Numbers {
  const [major = 0, minor = 0, patch = 0] = current.release;
  const numbers: Numbers = [major, minor, patch];
  const held = request.mode === 'linear' && isPrerelease(current) && holds(numbers, request.increment);
  return held ? numbers : incremented(numbers, request.increment);
}

/** 1.3.0a0 was made by a MINOR, so it holds a MINOR and a PATCH; 1.3.1a0 holds a PATCH only; 2.0.0a0 holds all. */
function holds([, minor, patch]: Numbers, increment: Increment | null): boolean {
  if (increment === 'MAJOR') return minor === 0 && patch === 0;
  return increment === 'MINOR' ? patch === 0 : true;
}

function incremented([major, minor, patch]: Numbers, increment: Increment | null): Numbers {
  switch (increment) {
    case 'MAJOR':
      return [major + 1, 0, 0];
    case 'MINOR':
      return [major, minor + 1, 0];
    case 'PATCH':
      return [major, minor, patch + 1];
    case null:
      return [major, minor, patch];
  }
}

/** Whether the version still works towards the same release; a fourth number that is dropped is a change. */
function isSameRelease(next: Numbers, current: readonly number[]): boolean {
  return current.length <= next.length && next.every((number, index) => number === (current[index] ?? 0));
}

/**
 * The next step of a prerelease cycle. A cycle never goes back: asking for alpha on a beta gives the next beta.
 *
 * @param reached the prerelease that `release` has had already; null starts the cycle
 */
function nextPre(reached: Prerelease | null, asked: Phase, offset: number): Prerelease {
  const forward = reached === null || PHASES.indexOf(asked) > PHASES.indexOf(reached.phase);
  if (forward) return { phase: asked, number: numberAfterWord(offset) };
  return { phase: reached.phase, number: reached.number + 1 };
}

/** Parity: commitizen writes the number behind the word and reads it back, so `dev-1` is PEP 440's spelling of dev1. */
function numberAfterWord(number: number): number {
  return Math.abs(number);
}

function readMetadata(metadata: string): string {
  const local = parseVersion(`0+${metadata}`)?.local ?? null;
  if (local === null) throw refuse('INVALID_BUILD_METADATA', { metadata });
  return local;
}
