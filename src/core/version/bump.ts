import { refuse } from '../error/error.ts';
import { isPrerelease, parseVersion, PHASES } from './version.ts';
import type { Increment, Phase, Prerelease, Version } from './version.ts';

/** What the next version should be like. */
export interface BumpRequest {
  /** null: the numbers stay, which makes a prerelease final. */
  readonly increment: Increment | null;
  readonly phase: Phase | null;
  /** The number of the first prerelease of a phase. */
  readonly offset: number;
  /** The number of a dev release; null: it is not a dev release. */
  readonly devrelease: number | null;
  /** Increment the local part instead of the version. Without a local part, nothing changes. */
  readonly local: boolean;
  /** The text after `+`; null: there is none. */
  readonly buildMetadata: string | null;
  /** 'linear': if the prerelease already contains the increment, it is not made again. 'exact': it is. */
  readonly mode: 'linear' | 'exact';
}

/** Only a patch. */
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
 * It is not always greater: without an increment, a prerelease or dev release comes before its final version. Epoch,
 * post-release, local part and a fourth number are dropped. The rule `version-grows` judges the result.
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

/** The local part is incremented as if it were a version. */
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

/** 1.3.0a0 was made by a MINOR, so it contains a MINOR and a PATCH. 1.3.1a0 contains only a PATCH, 2.0.0a0 all three. */
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

/** Whether both versions lead to the same final release. Dropping a fourth number is a change. */
function isSameRelease(next: Numbers, current: readonly number[]): boolean {
  return current.length <= next.length && next.every((number, index) => number === (current[index] ?? 0));
}

/**
 * The next step of a prerelease cycle. A cycle never goes back: alpha after a beta gives the next beta.
 *
 * @param reached the newest prerelease of `release`; null: the cycle starts
 */
function nextPre(reached: Prerelease | null, asked: Phase, offset: number): Prerelease {
  const forward = reached === null || PHASES.indexOf(asked) > PHASES.indexOf(reached.phase);
  if (forward) return { phase: asked, number: numberAfterWord(offset) };
  return { phase: reached.phase, number: reached.number + 1 };
}

/** Parity: commitizen writes the number after the word and reads it again, so `dev-1` is a PEP 440 spelling of dev1. */
function numberAfterWord(number: number): number {
  return Math.abs(number);
}

function readMetadata(metadata: string): string {
  const local = parseVersion(`0+${metadata}`)?.local ?? null;
  if (local === null) throw refuse('INVALID_BUILD_METADATA', { metadata });
  return local;
}
