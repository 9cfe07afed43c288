import type { Commit } from '../../commit/commit.ts';
import { evidenceByCommit, findIncrement, highest } from '../../commit/increment.ts';
import type { Evidence } from '../../commit/increment.ts';
import type { Settings } from '../../config/settings.ts';
import { refuse } from '../../error/error.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { tagReader } from '../../tag/recognise.ts';
import { nextVersion } from '../../version/bump.ts';
import { INCREMENTS } from '../../version/version.ts';
import type { Increment, Version } from '../../version/version.ts';
import { resolveTagMeans } from '../base.ts';
import { refuseCutHistory } from './cut-history.ts';
import type { Intent } from '../intent.ts';
import { nextOfProject } from './next-version.ts';

/** The commits that decide the next version, the lines in them that count, and that version. */
export interface Explanation {
  /** The range of the commits, in git's notation. */
  readonly range: string;
  /** Newest first. */
  readonly commits: readonly ExplainedCommit[];
  /** null: no line calls for one. */
  readonly increment: Increment | null;
  readonly zero: ZeroEffect;
  /** null if the range does not start at a release. */
  readonly next: NextVersion | null;
}

export interface ExplainedCommit {
  readonly sha: string;
  readonly subject: string;
  /** The highest increment among its lines; null if there is none. */
  readonly increment: Increment | null;
  /** Every line that calls for an increment, from top to bottom. */
  readonly evidence: readonly Evidence[];
}

/** How `major_version_zero` changes the result. */
export interface ZeroEffect {
  readonly isSet: boolean;
  /** The increment without the key. */
  readonly without: Increment | null;
}

export interface NextVersion {
  readonly from: string;
  /** The same as `from` if no line calls for an increment. */
  readonly to: string;
}

/**
 * The unreleased commits, and the version that they result in.
 *
 * @throws NEXT_VERSION_UNKNOWN, NO_COMMITS_FOUND, NO_PATTERN_MAP
 */
export function explainUnreleased(intent: Intent, settings: Settings, snapshot: Snapshot): Explanation {
  const { base, spelled } = nextOfProject(intent, settings, snapshot);
  const { commits } = snapshot.history;
  const range = base.tag === null ? 'HEAD' : `${base.tag.name}..HEAD`;
  return { ...explained(range, commits, settings), next: { from: base.spelled, to: spelled } };
}

/**
 * Any range. It results in a version if it starts at a release tag.
 *
 * @param commits newest first
 * @throws HISTORY_INCOMPLETE, NO_PATTERN_MAP
 */
export function explainRange(
  range: string,
  commits: readonly Commit[],
  settings: Settings,
  shallow: Snapshot['shallow'],
): Explanation {
  refuseCutHistory(commits, shallow);
  const { scheme, formats, rules } = resolveTagMeans(settings);
  if (!rules.tellsIncrement) throw refuse('NO_PATTERN_MAP', { rules: rules.name });
  const explanation = explained(range, commits, settings);
  const [, start = ''] = /^(?:refs\/tags\/)?(.+?)\.\.(?!\.)/.exec(range) ?? [];
  const from = tagReader(formats).versionOf(start);
  if (from === null) return { ...explanation, next: null };
  const to = grown(from, explanation.increment, settings);
  return { ...explanation, next: { from: scheme.format(from), to: scheme.format(to) } };
}

function explained(range: string, commits: readonly Commit[], settings: Settings): Omit<Explanation, 'next'> {
  const { rules } = resolveTagMeans(settings);
  const { majorVersionZero } = settings.commitizen;
  const { increment, evidence } = findIncrement(commits, { rules, majorVersionZero });
  const linesOf = evidenceByCommit(evidence);
  return {
    range,
    commits: commits.map(({ sha, subject }) => {
      const lines = linesOf.get(sha) ?? [];
      return { sha, subject, increment: highest(lines), evidence: lines };
    }),
    increment,
    zero: {
      isSet: majorVersionZero,
      without: findIncrement(commits, { rules, majorVersionZero: false }).increment,
    },
  };
}

function grown(from: Version, increment: Increment | null, { commitizen }: Settings): Version {
  return nextVersion(from, {
    increment,
    phase: null,
    offset: commitizen.prereleaseOffset,
    devrelease: null,
    local: false,
    buildMetadata: null,
    mode: 'linear',
  });
}

/** The line of a commit that counted: the first with the commit's increment; null if there is none. */
export function countedLine({ increment, evidence }: ExplainedCommit): Evidence | null {
  return evidence.find((line) => line.increment === increment) ?? null;
}

/** How many lines call for each increment, highest first, without increments that no line calls for. */
export function askedFor(
  commits: readonly ExplainedCommit[],
): readonly { readonly increment: Increment; readonly lines: number }[] {
  const asks = commits.flatMap(({ evidence }) => evidence);
  return INCREMENTS.toReversed()
    .map((increment) => ({ increment, lines: asks.filter((ask) => ask.increment === increment).length }))
    .filter(({ lines }) => lines > 0);
}
