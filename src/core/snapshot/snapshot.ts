import type { TemplateEngine } from '../jinja/jinja.ts';
import type { Commit } from '../commit/commit.ts';
import type { PreflightCheck } from '../config/settings.ts';
import type { Tag } from '../tag/tag.ts';

/** All that a decision about a release may know of the world; read before any decision is made. */
export interface Snapshot {
  /** 'YYYY-MM-DD': the local date, or that of SOURCE_DATE_EPOCH in UTC. */
  readonly today: string;
  /** relctl's own version. */
  readonly toolVersion: string;
  readonly head: Head;
  /** Tracked paths that differ from HEAD, in the index or in the work tree; repository-relative. */
  readonly dirty: readonly string[];
  /** Commits whose parents a shallow clone does not have; empty in a complete one. */
  readonly shallow: ReadonlySet<string>;
  /** Newest first by creator date, ties by name: the order in which commitizen looks at them. */
  readonly tags: readonly Tag[];
  /**
   * The release tag of the highest version that HEAD reaches; null when there is none, or when a file holds the version
   * and nobody asked.
   */
  readonly released: Tag | null;
  /** Texts by repository-relative path; a file that does not exist is absent. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths among `files` that no one may write. */
  readonly readOnly: readonly string[];
  readonly remote: Remote;
  readonly history: History;
  /**
   * Final releases that HEAD does not reach and that a final release from the main branch is judged by, newest first;
   * null where it is none.
   */
  readonly hotfixes: readonly Hotfix[] | null;
  readonly signing: Signing;
  /** The checks of the project, where a release asks for them; else empty. */
  readonly preflight: readonly PreflightCheck[];
  /** What the changelog's template is made of; null where the project has none of its own, or no changelog is written. */
  readonly template: TemplateSources | null;
}

/** What came of a signature on trial; 'unsigned': none is wanted. */
export type Signing =
  { readonly kind: 'unsigned' | 'works' | 'not-tried' } | { readonly kind: 'fails'; readonly said: string };

export interface TemplateSources {
  readonly name: string;
  /** The template and those that it names, by their paths in the folder of the configuration. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of the commits that are told, by commit. */
  readonly authors: ReadonlyMap<string, Author>;
  /** Jinja's language: a library that is loaded only where there is a template. */
  readonly render: TemplateEngine['render'];
}

export interface Author {
  readonly name: string;
  readonly email: string;
}

export interface Head {
  /** null on a branch without a commit. */
  readonly sha: string | null;
  /** null when HEAD is detached. */
  readonly branch: string | null;
  /** What git has begun and not ended here ('merge', 'rebase', …); null in a quiet repository. */
  readonly operation: string | null;
}

/** A final release that a branch does not reach. */
export interface Hotfix {
  readonly tag: Tag;
  /** What the branch does not have of it in substance, oldest first. */
  readonly missing: readonly Commit[];
}

/** The part of the past that a release is decided by. */
export interface History {
  /** Since the current version's tag (all, where there is none), newest first in topological order. */
  readonly commits: readonly Commit[];
  /** Since the changelog's newest section; null when no changelog is written. */
  readonly changelog: readonly Commit[] | null;
  /** The commits among `commits` that change the version, newest first. */
  readonly versionChanges: readonly VersionChange[];
  /** Those among them that may change it where relctl can't read it, newest first. */
  readonly unread: readonly UnreadChange[];
  /** The version in the tree of the current version's tag; null when that has none, or there is no tag. */
  readonly taggedVersion: string | null;
}

/** A commit with a version file that relctl's own limits keep it from reading, and that no parent has. */
export interface UnreadChange {
  readonly sha: string;
  /** The first line of its message, not folded. */
  readonly firstLine: string;
  readonly file: string;
  /** What is wrong with the file. */
  readonly why: string;
}

/** A commit whose tree has a version that none of its parents has or comes from. */
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
   * The version of the first parent; if that has none, of its nearest ancestors that have one, of which there may be
   * several where a merge is among those that have none. At least one: who comes from nowhere changes nothing.
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
      /** Why a question was not answered that might not bother anybody; null when there was no question. */
      readonly why: string | null;
    }
  | {
      readonly kind: 'unreachable';
      readonly name: string;
      readonly defaultBranch: string | null;
      /** What git said, without credentials, the line that tells the reason first. */
      readonly said: string;
    }
  | RemoteRefs;

/** What one `ls-remote` answered; no ref was written here. */
export interface RemoteRefs {
  readonly kind: 'asked';
  readonly name: string;
  /** null when the remote names none (an empty repository). */
  readonly defaultBranch: string | null;
  /** The commit of the current branch there; null when it is not there. */
  readonly branch: string | null;
  /** Object ids by tag name, as refs hold them (not peeled). */
  readonly tags: ReadonlyMap<string, string>;
  /** How many URLs a push goes to. */
  readonly pushUrls: number;
  /** Release tags that HEAD reaches and the remote does not have, newest first. */
  readonly lacking: readonly string[];
  /**
   * How the branch there and HEAD differ; where the branch is not there, the remote's default branch stands for it.
   * null when there is neither, or its commit is unknown here.
   */
  readonly difference: Difference | null;
}

export interface Difference {
  /** How many commits of the remote's branch HEAD does not reach. */
  readonly behind: number;
  /** Commits that the branch there does not have and a push would bring, newest first. */
  readonly ahead: readonly { readonly sha: string; readonly subject: string }[];
}
