import type { Evidence } from '../commit/increment.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { StrayTag } from '../tag/stray.ts';
import type { Tag } from '../tag/tag.ts';
import type { Increment, Phase, Version } from '../version/version.ts';

/** What the rules judge a release by. */
export interface Facts {
  readonly snapshot: Snapshot;
  readonly current: CurrentVersion;
  readonly next: NextVersion;
  readonly mainBranch: string;
  /** The branch on which a patch that makes the next tag may be released. */
  readonly hotfixBranch: string;
  /** Whether this run pushes. */
  readonly pushes: boolean;
  /** Paths that the release writes. */
  readonly plannedPaths: readonly string[];
  /** Reads a release tag's version by the configured formats; null: it is not a release tag. */
  readonly readTag: (name: string) => Version | null;
  /** The configured tag formats, the current one first. */
  readonly tagFormats: readonly string[];
  /** The message of the bump commit. */
  readonly message: string;
  /** The configured `bump_message`, also if the command line has another one. */
  readonly bumpMessage: string;
  /** The next version, or the first one after it that has no tag, as the scheme spells it; null: unknown. */
  readonly free: string | null;
  /** Whether the version was never released: no release tag, here or on the remote. */
  readonly isFirstRelease: boolean;
  /** The configured `version_files`, and whether they contain the current version. */
  readonly versionFiles: readonly VersionFileState[];
  /** The increment that the commits since the current version's tag call for. */
  readonly askedByCommits: Increment | null;
  /** The lines of commits that call for it. */
  readonly evidence: readonly Evidence[];
  /** Whether HEAD is on the branch for a patch of the current version, or for the tag to be made. */
  readonly isHotfix: boolean;
  /** 'hotfix': the release must be a patch on its hotfix branch. */
  readonly line: 'any' | 'hotfix';
}

export interface CurrentVersion {
  readonly version: Version;
  readonly spelled: string;
  /** The name that its tag has by the configured format, whether it exists or not. */
  readonly tagName: string;
  readonly tag: Tag | null;
  /** If it has no tag: the one that it seems to have, in a format that is not configured; null: there is none. */
  readonly stray: StrayTag | null;
  /** The file that contains it; null: it comes from the tags. */
  readonly file: string | null;
}

export interface NextVersion {
  readonly version: Version;
  readonly spelled: string;
  readonly tagName: string;
  /** The phase that was asked for; null: none was. */
  readonly phase: Phase | null;
}

export interface VersionFileState {
  readonly path: string;
  readonly holdsCurrent: boolean;
}
