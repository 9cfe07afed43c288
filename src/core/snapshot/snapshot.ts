import type { TemplateEngine } from '../jinja/jinja.ts';
import type { Commit } from '../commit/commit.ts';
import type { PreflightCheck } from '../config/settings.ts';
import type { Tag } from '../tag/tag.ts';

/** Everything that decides about a release. It is read before any decision is made. */
export interface Snapshot {
  /** 'YYYY-MM-DD': the local date, or that of SOURCE_DATE_EPOCH in UTC. */
  readonly today: string;
  /** relctl's own version. */
  readonly toolVersion: string;
  readonly head: Head;
  /** Tracked paths that differ from HEAD, in the index or in the working tree; relative to the repository. */
  readonly dirty: readonly string[];
  /** Commits whose parents a shallow clone does not have; empty in a complete one. */
  readonly shallow: ReadonlySet<string>;
  /** Newest first by creator date, ties by name: the order in which commitizen looks at them. */
  readonly tags: readonly Tag[];
  /**
   * The release tag with the highest version in the history of HEAD; null: there is none, or it is not needed because a file
   * contains the version.
   */
  readonly released: Tag | null;
  /** Texts by repository-relative path; a file that does not exist is absent. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths among `files` that are read-only. */
  readonly readOnly: readonly string[];
  readonly remote: Remote;
  readonly history: History;
  /**
   * Final releases outside the history of HEAD, newest first; null: this is not a final release from the main branch, so they
   * don't matter.
   */
  readonly hotfixes: readonly Hotfix[] | null;
  readonly signing: Signing;
  /** The checks of the project that run before this release. */
  readonly preflight: readonly PreflightCheck[];
  /** The changelog template of the project; null: there is none, or no changelog is written. */
  readonly template: TemplateSources | null;
}

/** The result of a trial signature; 'unsigned': the release is not signed. */
export type Signing =
  { readonly kind: 'unsigned' | 'works' | 'not-tried' } | { readonly kind: 'fails'; readonly said: string };

export interface TemplateSources {
  readonly name: string;
  /** The template and those that it names, by their paths in the folder of the configuration. */
  readonly texts: ReadonlyMap<string, string>;
  /** Where the changes in the changelog come from, by commit. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The template engine, which is loaded only if there is a template. */
  readonly render: TemplateEngine['render'];
}

/** Who wrote a commit, and what it follows. */
export interface Origin {
  readonly parents: readonly string[];
  readonly author: string;
  readonly email: string;
}

export interface Head {
  /** null: the branch has no commit. */
  readonly sha: string | null;
  /** null: HEAD is detached. */
  readonly branch: string | null;
  /** The git operation in progress ('merge', 'rebase', …); null: there is none. */
  readonly operation: string | null;
}

/** A final release outside the history of a branch. */
export interface Hotfix {
  readonly tag: Tag;
  /** Its commits whose changes the branch does not have, oldest first. */
  readonly missing: readonly Commit[];
}

/** The part of the history that decides about a release. */
export interface History {
  /** The commits since the tag of the current version (all, if there is none), newest first in topological order. */
  readonly commits: readonly Commit[];
  /** The commits since the newest section of the changelog; null: no changelog is written. */
  readonly changelog: readonly Commit[] | null;
  /** The commits among `commits` that change the version, newest first. */
  readonly versionChanges: readonly VersionChange[];
  /** The commits among `commits` with a version file that relctl can't read, newest first. */
  readonly unread: readonly UnreadChange[];
  /** The version in the tree of the current version's tag; null: it has none, or there is no tag. */
  readonly taggedVersion: string | null;
}

/** A commit with a version file that exceeds relctl's limits, and that no parent has. */
export interface UnreadChange {
  readonly sha: string;
  /** The first line of its message, not folded. */
  readonly firstLine: string;
  readonly file: string;
  /** What is wrong with the file. */
  readonly why: string;
}

/** A commit whose tree has a version that it does not get from a parent. */
export interface VersionChange {
  readonly sha: string;
  /** The first line of its message, not folded. */
  readonly firstLine: string;
  /** The tags that its `Relctl-Release` trailers name. */
  readonly releases: readonly string[];
  /** The version in its tree. */
  readonly version: string;
  /** The file that this is in. */
  readonly file: string;
  /**
   * The version of the first parent. If that has none: the versions of its nearest ancestors that have one. There is at least
   * one, because a commit without such an ancestor does not change the version.
   */
  readonly from: readonly string[];
  /** The `bump_message` in the first parent's configuration; null: commitizen's default. */
  readonly bumpMessage: string | null;
  /** Whether it is a `git revert` that undoes exactly what an ancestor did to the version. */
  readonly isRevert: boolean;
}

/** The remote that the release would go to. */
export type Remote =
  | { readonly kind: 'absent'; readonly name: string }
  | {
      readonly kind: 'not-asked';
      readonly name: string;
      readonly defaultBranch: string | null;
      /** Why the remote did not answer, if the run can go on without it; null: it was not asked. */
      readonly why: string | null;
    }
  | {
      readonly kind: 'unreachable';
      readonly name: string;
      readonly defaultBranch: string | null;
      /** git's message without credentials. The line with the reason comes first. */
      readonly said: string;
    }
  | RemoteRefs;

/** The answer of one `ls-remote`, which writes no ref. */
export interface RemoteRefs {
  readonly kind: 'asked';
  readonly name: string;
  /** null: the remote names none, because it is empty. */
  readonly defaultBranch: string | null;
  /** The commit of the current branch on the remote; null: the remote does not have it. */
  readonly branch: string | null;
  /** Object ids by tag name, as refs hold them (not peeled). */
  readonly tags: ReadonlyMap<string, string>;
  /** How many URLs a push goes to. */
  readonly pushUrls: number;
  /** Release tags in the history of HEAD that the remote does not have, newest first. */
  readonly lacking: readonly string[];
  /**
   * How HEAD differs from the branch on the remote, or from the remote's default branch if it has no such branch; null: it has
   * neither, or its commit is unknown here.
   */
  readonly difference: Difference | null;
}

export interface Difference {
  /** How many commits of the remote's branch HEAD does not have. */
  readonly behind: number;
  /** Commits that a push would add to the remote's branch, newest first. */
  readonly ahead: readonly { readonly sha: string; readonly subject: string }[];
}
