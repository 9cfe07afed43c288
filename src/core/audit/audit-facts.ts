import type { Commit } from '../commit/commit.ts';
import type { LinkedCommit } from '../rule/lineage.ts';
import type { ReadTag } from '../rule/bump-commit.ts';
import type { ChangedPaths, VersionHome } from '../rule/release-paths.ts';
import type { Hotfix, UnreadChange, VersionChange } from '../snapshot/snapshot.ts';
import type { Tag } from '../tag/tag.ts';
import type { Version } from '../version/version.ts';
import type { TaggedCommit } from './tagged.ts';

/** A release tag with what is at its commit. */
export interface AuditTag extends Tag {
  readonly version: Version;
  /** The version as the scheme spells it. */
  readonly spelled: string;
  /** Whether its name is of the format that is configured first. */
  readonly isUsual: boolean;
  /** The commit that it points at; null: it points at none. */
  readonly at: TaggedCommit | null;
  /** The version of the project's own entry in uv.lock; null: there is none. */
  readonly locked: string | null;
  /** Whether its changelog has no section for it, though the configuration of that day had one written. */
  readonly lacksSection: boolean;
}

/** Where the commits of releases are. */
export interface Line {
  /** Tags that main does not reach. */
  readonly offMain: ReadonlySet<string>;
  /** Of those, the tags that their own hotfix branch reaches, or that a patch was made from a release to. */
  readonly onHotfix: ReadonlySet<string>;
  /** Of those, the tags that any branch reaches. */
  readonly onBranch: ReadonlySet<string>;
}

/** What an audit knows of a repository. */
export interface AuditFacts {
  readonly mainBranch: string;
  readonly remote: string;
  /** How many commits main, HEAD and the release tags reach. */
  readonly size: number;
  /** Those among them that change the version or have a release tag, as `historyCondenser` keeps them. */
  readonly history: readonly LinkedCommit[];
  /** Those whose message breaks the commit convention, newest first. */
  readonly refused: readonly Pick<Commit, 'sha' | 'subject'>[];
  /** Those that are asked about; null: all. */
  readonly asked: ReadonlySet<string> | null;
  /** The commits that change the version; none if it comes from the tags. */
  readonly versionChanges: readonly VersionChange[];
  readonly unread: readonly UnreadChange[];
  /** What the bump commits among them change. */
  readonly bumps: readonly ChangedPaths[];
  readonly home: VersionHome;
  readonly tags: readonly AuditTag[];
  readonly readTag: ReadTag;
  readonly line: Line;
  /** The objects of the remote's tags; null: it was not asked, or did not answer. */
  readonly there: ReadonlyMap<string, string> | null;
  readonly hotfixes: readonly Hotfix[];
  readonly bumpMessage: string;
}
