import { evidenceByCommit, findIncrement, highest } from '../../commit/increment.ts';
import type { Commit } from '../../commit/commit.ts';
import type { Settings } from '../../config/settings.ts';
import { RelctlError } from '../../error/error.ts';
import type { Interruption } from '../../error/catalogue/interruption-errors.ts';
import type { Remedied } from '../../preflight/check-end.ts';
import type { Head, Hotfix } from '../../snapshot/snapshot.ts';
import { releaseTags } from '../../tag/find.ts';
import type { Tag } from '../../tag/tag.ts';
import type { Increment } from '../../version/version.ts';
import { findBase } from '../base.ts';
import type { Base } from '../base.ts';
import { longLived } from './branch-age.ts';
import type { AgedBranch } from './branch-age.ts';
import type { Intent } from '../intent.ts';
import { policyOf } from '../policy.ts';
import { cycleOf } from './status-cycle.ts';
import type { Cycle } from './status-cycle.ts';
import { driftOf } from './status-drift.ts';
import type { Drift } from './status-drift.ts';
import { hotfixTagReader, openHotfixes } from './status-hotfixes.ts';
import type { OpenHotfix } from './status-hotfixes.ts';
import { attempt, nextOf, problemOf } from './status-next.ts';
import type { Next, Problem } from './status-next.ts';
import type { StatusFacts } from './status-facts.ts';
import type { MainBranch } from './status-facts.ts';

/** The state of a project. Whatever is unknown is null, and `unknown` says why. */
export interface Status {
  readonly head: Head;
  readonly main: MainBranch;
  readonly remote: StatusFacts['remote'];
  readonly version: CurrentVersion;
  /** The current version's tag, else the highest release tag; null if there is none. */
  readonly lastTag: (Pick<Tag, 'name' | 'date' | 'commit'> & { readonly isCurrent: boolean }) | null;
  readonly unreleased: Unreleased | null;
  readonly next: Next;
  readonly cycle: Cycle | null;
  readonly openHotfixes: readonly OpenHotfix[];
  /** Hotfixes with commits that main is missing, newest first; null if unknown. */
  readonly unreconciled: readonly Hotfix[] | null;
  readonly branches: Branches | null;
  /** null if the version is unknown. */
  readonly drift: readonly Drift[] | null;
  readonly interruption: Interruption | null;
  /** Missing programs that the preflight checks need. */
  readonly missing: readonly Remedied[];
  /** Why main can't be compared with other branches; null if it can. */
  readonly unknown: string | null;
}

export interface CurrentVersion {
  /** null if it can't be read. */
  readonly spelled: string | null;
  /** The file that contains it; null: it comes from the tags. */
  readonly file: string | null;
  readonly provider: string;
  /** Why it can't be read, and what to do; null if it can. */
  readonly problem: Problem | null;
}

export interface Unreleased {
  /** The tag after which they were made; null: the whole history. */
  readonly since: string | null;
  /** Newest first. */
  readonly commits: readonly (Pick<Commit, 'sha' | 'subject'> & { readonly increment: Increment | null })[];
}

export interface Branches {
  /** How many branches the remote has, without main and hotfix branches. */
  readonly count: number;
  readonly maxDays: number;
  /** The branches that are older than `maxDays`, oldest first. */
  readonly old: readonly AgedBranch[];
}

/**
 * The state of a project: the plan of the next release, or the reason why there is none, and everything around it. If one
 * part is unknown, the others are still reported.
 */
export function statusOf(intent: Intent, settings: Settings, ground: StatusFacts): Status {
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

function whyUnknown({ shallow, main, remote }: StatusFacts): string | null {
  if (shallow.size > 0) return 'this clone is shallow';
  if (main.commit !== null) return null;
  return `there is no branch ${main.name}, here or on ${remote.name}`;
}

function lastTag(base: Base | null, { tags, means }: StatusFacts): Status['lastTag'] {
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
  { remote, tips, commits, main, now }: StatusFacts,
  tagOf: (branch: string) => string | null,
): Branches | null {
  if (commits === null || !remote.exists) return null;
  const there = tips.filter(({ name, isHere }) => !isHere && name !== main.name && tagOf(name) === null);
  const old = longLived(there, commits, { now, maxDays });
  return { count: there.length, maxDays, old };
}
