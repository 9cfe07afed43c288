import type { Commit } from '../commit/commit.ts';
import { findIncrement } from '../commit/increment.ts';
import type { Evidence, FoundIncrement } from '../commit/increment.ts';
import type { CommitizenSettings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { renderTag } from '../tag/format.ts';
import { LONGEST_VERSION } from '../text/limits.ts';
import { shortSha } from '../text/words.ts';
import { nextVersion } from '../version/bump.ts';
import { isPrerelease, parseVersion } from '../version/version.ts';
import type { Increment, Version } from '../version/version.ts';
import type { Base } from './base.ts';
import { phaseAsked } from './intent.ts';
import type { Intent } from './intent.ts';

/** Which version comes next, and why. */
export interface Decision {
  readonly base: Base;
  readonly version: Version;
  /** The version as the scheme spells it. */
  readonly spelled: string;
  readonly tag: string;
  /** null: none (a manual version, or a prerelease that becomes final). */
  readonly increment: Increment | null;
  /** The increment that the commits call for, even if the user decided; null if they call for none. */
  readonly asked: Increment | null;
  /** The lines of commits that call for an increment, even if the user decided. */
  readonly evidence: readonly Evidence[];
}

/** How many commits an error lists. */
const LISTED = 20;

/**
 * The next version, by commitizen's rules: how it finds the increment in the commits, and how it then raises the version.
 *
 * @param commits since the base's tag, newest first
 * @param isJudged whether release rules are checked too; then a refusal suggests nothing that they would refuse
 * @throws NO_COMMITS_FOUND, NO_COMMITS_FOR_PRERELEASE, INVALID_MANUAL_VERSION, NOT_ALLOWED
 */
export function decideVersion(
  intent: Intent,
  settings: CommitizenSettings,
  base: Base,
  commits: readonly Commit[],
  isJudged = false,
): Decision {
  const { version, increment, found } = growVersion(intent, settings, base, commits, isJudged);
  const { scheme, formats } = base;
  return {
    base,
    version,
    spelled: scheme.format(version),
    tag: renderTag(formats.current, version, scheme),
    increment,
    asked: found.increment,
    evidence: found.evidence,
  };
}

/** The version to raise: a {@link Base} with any provider. */
export type Origin = Omit<Base, 'provider'>;

interface Growth extends Pick<Decision, 'version' | 'increment'> {
  readonly found: FoundIncrement;
}

/** Only the version, for {@link decideVersion}; throws the same errors. */
export function growVersion(
  intent: Intent,
  settings: CommitizenSettings,
  base: Origin,
  commits: readonly Commit[],
  isJudged = false,
): Growth {
  refuseMeaninglessZero(intent, base);
  const found = findIncrement(commits, {
    rules: base.rules,
    majorVersionZero: settings.majorVersionZero || intent.majorVersionZero,
  });
  if (intent.increment.from === 'version') {
    return { version: manualVersion(intent.increment.value), increment: null, found };
  }
  const increment =
    intent.increment.from === 'person'
      ? intent.increment.value
      : fromCommits(intent, base, commits, { found: found.increment, isJudged });
  const version = nextVersion(base.version, {
    increment,
    phase: phaseAsked(intent, base.version),
    offset: intent.prereleaseOffset ?? settings.prereleaseOffset,
    devrelease: intent.devrelease,
    local: intent.localVersion,
    buildMetadata: intent.buildMetadata,
    mode: intent.incrementMode,
  });
  // By its parts, or by another spelling, it may become longer than a version that can be read again.
  const spelled = base.scheme.format(version);
  if (spelled.length > LONGEST_VERSION) {
    throw refuse('INVALID_VERSION', { version: spelled, where: 'the next release' });
  }
  return { version, increment, found };
}

/** What else decides whether relctl may release the current version again. */
export interface Sameness {
  /** Whether the version was never released. Then relctl may release it unchanged. */
  readonly isFirst: boolean;
  /** @see Policy */
  readonly knowsVersionByTag: boolean;
}

/**
 * Refuses a release that would create the current version again.
 *
 * @throws NO_INCREMENT, or SAME_VERSION if the user named the version
 */
export function refuseSameVersion(
  decision: Decision,
  source: Intent['increment'],
  commits: readonly Commit[],
  { isFirst, knowsVersionByTag }: Sameness,
): void {
  const { base, increment, tag } = decision;
  const written = renderTag(base.formats.current, base.version, base.scheme);
  const hasTagOfItsOwn = knowsVersionByTag && base.tag !== null && base.provider.file(base.place) !== null;
  const current = hasTagOfItsOwn ? base.tag.name : written;
  if (increment !== null || tag !== current || isFirst) return;
  if (source.from === 'version')
    throw refuse('SAME_VERSION', { version: base.spelled, tag: base.tag?.name ?? null });
  throw refuse('NO_INCREMENT', {
    base: base.tag?.name ?? base.spelled,
    count: commits.length,
    commits: commits.slice(0, LISTED).map(({ sha, subject }) => `${shortSha(sha)} ${subject}`),
  });
}

function fromCommits(
  intent: Intent,
  base: Origin,
  commits: readonly Commit[],
  { found, isJudged }: { readonly found: Increment | null; readonly isJudged: boolean },
): Increment | null {
  const { rules } = base;
  if (!rules.tellsIncrement) throw refuse('NO_PATTERN_MAP', { rules: rules.name });
  const onPrerelease = isPrerelease(base.version);
  if (commits.length === 0 && !onPrerelease && !intent.allowNoCommit) {
    throw refuse('NO_COMMITS_FOUND', { tag: base.tag?.name ?? null });
  }
  if (found === null && intent.phase !== null && !onPrerelease) {
    throw refuse('NO_COMMITS_FOR_PRERELEASE', { base: base.tag?.name ?? base.spelled, isJudged });
  }
  return found ?? (intent.allowNoCommit ? 'PATCH' : null);
}

function manualVersion(text: string): Version {
  const version = parseVersion(text);
  if (version === null) throw refuse('INVALID_MANUAL_VERSION', { version: text });
  return version;
}

/** Parity: only the option is refused, not the same setting in the configuration. @throws NOT_ALLOWED */
export function refuseMeaninglessZero({ majorVersionZero }: Intent, { version, spelled }: Origin): void {
  if (!majorVersionZero || (version.release[0] ?? 0) === 0) return;
  throw refuse('NOT_ALLOWED', {
    problems: [`--major-version-zero is meaningless for the current version ${spelled}`],
  });
}
