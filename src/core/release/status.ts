import { evidenceByCommit, findIncrement, highest } from '../commit/increment.ts';
import type { Commit } from '../commit/commit.ts';
import type { Settings } from '../config/settings.ts';
import { RelctlError } from '../error/error.ts';
import type { Interruption } from '../error/interruption-errors.ts';
import type { Remedied } from '../preflight/meaning.ts';
import type { Head, Hotfix, Snapshot } from '../snapshot/snapshot.ts';
import { releaseTags } from '../tag/find.ts';
import type { Tag } from '../tag/tag.ts';
import type { Increment } from '../version/version.ts';
import { findBase } from './base.ts';
import type { Base, Means } from './base.ts';
import { longLived } from './branch-age.ts';
import type { AgedBranch, BranchTip, DatedCommit } from './branch-age.ts';
import type { Intent } from './intent.ts';
import { policyOf } from './policy.ts';
import { cycleOf } from './status-cycle.ts';
import type { Cycle } from './status-cycle.ts';
import { driftOf } from './status-drift.ts';
import type { Drift } from './status-drift.ts';
import { hotfixTagReader, openHotfixes } from './status-hotfixes.ts';
import type { OpenHotfix } from './status-hotfixes.ts';
import { attempt, nextOf, problemOf } from './status-next.ts';
import type { Next, Problem } from './status-next.ts';

/** What is known of a repository; no remote was asked. */
export interface StatusGround extends Pick<Snapshot, 'tags' | 'files' | 'released' | 'shallow'> {
  /** Seconds since 1970. */
  readonly now: number;
  readonly means: Means;
  readonly head: Head;
  /** What a release would be decided by; or the refusal to tell, as on a branch without a commit. */
  readonly outlook: Snapshot | RelctlError;
  readonly main: MainBranch;
  /** The configured remote; `exists` as a remote of this repository. */
  readonly remote: { readonly name: string; readonly exists: boolean };
  readonly tips: readonly BranchTip[];
  /** What the branches have and main does not, each behind its parents; null where that can't be told. */
  readonly commits: readonly DatedCommit[] | null;
  /** Final releases that main does not reach; null where that can't be told. */
  readonly hotfixes: readonly Hotfix[] | null;
  readonly interruption: Interruption | null;
  /** Programs of the preflight checks that are not there. */
  readonly missing: readonly Remedied[];
}

export interface MainBranch {
  readonly name: string;
  /** The branch here, else as the remote's was last seen; null where there is neither. */
  readonly commit: string | null;
}

/** How a project stands. Whatever can't be told is null, and `unknown` says why. */
export interface Status {
  readonly head: Head;
  readonly main: MainBranch;
  readonly remote: StatusGround['remote'];
  readonly version: CurrentVersion;
  /** Of the current version; where that has none, the highest release; null where there is none. */
  readonly lastTag: (Pick<Tag, 'name' | 'date' | 'commit'> & { readonly isCurrent: boolean }) | null;
  readonly unreleased: Unreleased | null;
  readonly next: Next;
  readonly cycle: Cycle | null;
  readonly openHotfixes: readonly OpenHotfix[];
  /** Those that lack something on main, newest first; null where that can't be told. */
  readonly unreconciled: readonly Hotfix[] | null;
  readonly branches: Branches | null;
  /** null where the version is not known. */
  readonly drift: readonly Drift[] | null;
  readonly interruption: Interruption | null;
  /** What the preflight checks need and is not there. */
  readonly missing: readonly Remedied[];
  /** Why main can't be compared with other branches; null where it can. */
  readonly unknown: string | null;
}

export interface CurrentVersion {
  /** null where there is none to read. */
  readonly spelled: string | null;
  /** The file that it is read from; null: the tags. */
  readonly file: string | null;
  readonly provider: string;
  /** What keeps it from being read, and what to do; null where nothing does. */
  readonly problem: Problem | null;
}

export interface Unreleased {
  /** The tag that they are newer than; null: all of history. */
  readonly since: string | null;
  /** Newest first. */
  readonly commits: readonly (Pick<Commit, 'sha' | 'subject'> & { readonly increment: Increment | null })[];
}

export interface Branches {
  /** How many the remote has besides main and those of hotfixes. */
  readonly count: number;
  readonly maxDays: number;
  /** Those that live longer, the oldest first. */
  readonly old: readonly AgedBranch[];
}

/**
 * How a project stands: a release's plan, or the refusal of one, told as an answer, and what lies around it. Nothing
 * that can't be told keeps the rest from being told.
 */
export function statusOf(intent: Intent, settings: Settings, ground: StatusGround): Status {
  const { means, outlook, tips, tags, commits } = ground;
  const base = attempt(() => findBase(means, ground));
  const known = base instanceof RelctlError ? null : base;
  const history = outlook instanceof RelctlError ? null : outlook.history;
  const tagOf = hotfixTagReader(settings, means.formats);
  return {
    head: ground.head,
    main: ground.main,
    remote: ground.remote,
    missing: ground.missing,
    version: {
      spelled: known?.spelled ?? null,
      file: means.provider.file(means.place),
      provider: means.provider.name,
      problem: base instanceof RelctlError ? problemOf(base) : null,
    },
    lastTag: lastTag(known, ground),
    unreleased: known === null || history === null ? null : unreleased(known, settings, history.commits),
    next: nextOf(intent, settings, ground),
    cycle: known === null ? null : cycleOf(known, intent, settings, ground),
    openHotfixes: openHotfixes(tips, tags, tagOf, commits),
    unreconciled: ground.hotfixes?.filter(({ missing }) => missing.length > 0) ?? null,
    branches: branchesOf(settings, ground, tagOf),
    drift:
      known === null ? null : driftOf(known, settings, policyOf(intent, settings), { ...ground, history }),
    interruption: ground.interruption,
    unknown: whyUnknown(ground),
  };
}

function whyUnknown({ shallow, main, remote }: StatusGround): string | null {
  if (shallow.size > 0) return 'this clone is shallow';
  if (main.commit !== null) return null;
  return `there is no branch ${main.name}, here or on ${remote.name}`;
}

function lastTag(base: Base | null, { tags, means }: StatusGround): Status['lastTag'] {
  const tag = base?.tag ?? releaseTags(tags, means.formats)[0] ?? null;
  if (tag === null) return null;
  const { name, date, commit } = tag;
  return { name, date, commit, isCurrent: tag === base?.tag };
}

function unreleased(
  { tag, rules }: Base,
  { commitizen: { majorVersionZero } }: Settings,
  commits: readonly Commit[],
): Unreleased {
  const evidence = rules.tellsIncrement ? findIncrement(commits, { rules, majorVersionZero }).evidence : [];
  const asks = evidenceByCommit(evidence);
  return {
    since: tag?.name ?? null,
    commits: commits.map(({ sha, subject }) => ({
      sha,
      subject,
      increment: highest(asks.get(sha) ?? []),
    })),
  };
}

function branchesOf(
  { relctl: { maxBranchDays: maxDays } }: Settings,
  { remote, tips, commits, main, now }: StatusGround,
  tagOf: (branch: string) => string | null,
): Branches | null {
  if (commits === null || !remote.exists) return null;
  const there = tips.filter(({ name, isHere }) => !isHere && name !== main.name && tagOf(name) === null);
  const old = longLived(there, commits, { now, maxDays });
  return { count: there.length, maxDays, old };
}
