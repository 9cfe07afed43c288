import type { Commit } from '../commit/commit.ts';
import type { CommitRules } from '../commit/rules.ts';
import type { TagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { isPrerelease } from '../version/version.ts';
import { EntryList } from './entry-list.ts';

/**
 * A history as far as a changelog needs it. The texts of its commits are not kept: those of a long history take more memory
 * than the changelog.
 */
export interface ListedHistory {
  /** How many commits it has. */
  readonly size: number;
  /** The commits of it that have a tag, or that were asked for. */
  readonly marked: ReadonlySet<string>;
  /** At least one, newest first. */
  readonly parts: readonly ListedPart[];
}

/** The changes up to a tag, or the unreleased changes. */
export interface ListedPart {
  /** The name of a tag, or of the unreleased changes. */
  readonly name: string;
  readonly date: string | null;
  readonly entries: EntryList;
}

/** In commits. After so many, the entries of each finished part are packed. */
const LONG_HISTORY = 10_000;

export interface ListingOptions {
  /** All tags, newest first by creator date. If a commit has several, the first one counts. */
  readonly tags: readonly Tag[];
  readonly reader: TagReader;
  /** The title of the commits above the first tag. */
  readonly next: { readonly name: string; readonly date: string | null };
  readonly entriesOf: CommitRules['entriesOf'];
  /** Whether the commits of a prerelease go into the section of the release that follows. */
  readonly mergePrereleases: boolean;
  /**
   * Whether a tag on the newest commit gives the first part its name instead of `next`, even the tag of a merged
   * prerelease. Parity: commitizen does this, even if it is about to create another tag there. If false, the first part
   * is `next`, even if it is empty.
   */
  readonly headTagNamesFirstSection: boolean;
}

/** Collects a history commit by commit, newest first in git's `--topo-order`. */
export interface HistoryCollector {
  readonly add: (commit: Commit) => void;
  readonly history: () => ListedHistory;
}

/**
 * Each tag that matches a tag format starts a part with the date of the tag, except the tags of merged prereleases.
 *
 * @param marks commits to look for
 */
export function historyCollector(
  options: ListingOptions,
  marks: ReadonlySet<string> = new Set(),
): HistoryCollector {
  const releases = newestTags(options);
  // One look-up for most commits. The name of a commit is a part of a large text, which it would keep in memory.
  const known = new Map([...marks, ...options.tags.map(({ commit }) => commit)].map((sha) => [sha, sha]));
  let open: ListedPart = { ...options.next, entries: new EntryList() };
  const parts = [open];
  const marked = new Set<string>();
  let size = 0;
  const nextPart = (sha: string): ListedPart | null => {
    const found = releases.get(sha);
    const namesFirst = size === 0 && options.headTagNamesFirstSection;
    const isMerged = found?.isPrerelease === true && options.mergePrereleases && !namesFirst;
    if (found === undefined || isMerged) return null;
    const part = { name: found.tag.name, date: found.tag.date, entries: new EntryList() };
    if (size > LONG_HISTORY) open.entries.pack();
    if (namesFirst) parts.pop();
    parts.push(part);
    return part;
  };
  return {
    add(commit) {
      const sha = known.get(commit.sha);
      if (sha !== undefined) {
        marked.add(sha);
        open = nextPart(sha) ?? open;
      }
      for (const entry of options.entriesOf(commit)) open.entries.add(entry);
      size += 1;
    },
    history: () => ({ size, marked, parts }),
  };
}

/** The history of commits that are all known. @param commits newest first, in git's `--topo-order` */
export function listedHistory(commits: readonly Commit[], options: ListingOptions): ListedHistory {
  const collector = historyCollector(options);
  for (const commit of commits) collector.add(commit);
  return collector.history();
}

/** The newest tag of each commit. Parity: the tag of a merged prerelease also hides the older tags on its commit. */
function newestTags({
  tags,
  reader,
}: ListingOptions): ReadonlyMap<string, { readonly tag: Tag; readonly isPrerelease: boolean }> {
  const newest = new Map<string, { readonly tag: Tag; readonly isPrerelease: boolean }>();
  for (const tag of tags) {
    const version = newest.has(tag.commit) ? null : reader.versionOf(tag.name);
    if (version !== null) newest.set(tag.commit, { tag, isPrerelease: isPrerelease(version) });
  }
  return newest;
}
