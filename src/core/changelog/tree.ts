import type { Commit } from '../commit/commit.ts';
import type { Entry } from '../commit/parse.ts';
import type { CommitRules } from '../commit/rules.ts';
import type { TagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { isPrerelease } from '../version/version.ts';
import { titleOf, typeRank } from './change-type.ts';
import type { ChangeTypes } from './change-type.ts';
import type { Group, Section } from './section.ts';

export interface TreeOptions {
  /** The title of the commits above the first tag. */
  readonly unreleased: { readonly name: string; readonly date: string | null };
  readonly changeTypes: ChangeTypes;
  readonly entriesOf: CommitRules['entriesOf'];
  /** Whether the commits of a prerelease go into the section of the release that follows. */
  readonly mergePrereleases: boolean;
  /**
   * Whether a tag on the newest commit gives the first section its name instead of `unreleased`, even the tag of a merged
   * prerelease. Parity: commitizen does this, even if it is about to create another tag there. If false, the first section
   * is `unreleased`, even if it is empty.
   */
  readonly headTagNamesFirstSection: boolean;
}

/**
 * The history as sections, newest first. Each tag that matches a tag format starts a section with the date of the tag, except
 * the tags of merged prereleases. There is always at least one section.
 *
 * @param commits newest first, in git's `--topo-order`
 * @param tags newest first by creator date; if a commit has several, the first one counts
 */
export function buildSections(
  commits: readonly Commit[],
  tags: readonly Tag[],
  reader: TagReader,
  options: TreeOptions,
): readonly Section[] {
  const tagAt = newestTags(tags, reader);
  let open: OpenSection = { ...options.unreleased, entries: [] };
  const sections = [open];
  for (const [index, commit] of commits.entries()) {
    const found = tagAt.get(commit.sha);
    const namesFirst = index === 0 && options.headTagNamesFirstSection;
    const isMerged = found?.isPrerelease === true && options.mergePrereleases && !namesFirst;
    if (found !== undefined && !isMerged) {
      open = { name: found.tag.name, date: found.tag.date, entries: [] };
      if (namesFirst) sections.pop();
      sections.push(open);
    }
    for (const entry of options.entriesOf(commit)) open.entries.push(entry);
  }
  return sections.map(({ name, date, entries }) => ({
    name,
    date,
    note: null,
    groups: groupEntries(entries, options.changeTypes),
  }));
}

interface OpenSection {
  readonly name: string;
  readonly date: string | null;
  readonly entries: Entry[];
}

/** The newest tag of each commit. Parity: the tag of a merged prerelease also hides the older tags on its commit. */
function newestTags(
  tags: readonly Tag[],
  reader: TagReader,
): ReadonlyMap<string, { readonly tag: Tag; readonly isPrerelease: boolean }> {
  const newest = new Map<string, { readonly tag: Tag; readonly isPrerelease: boolean }>();
  for (const tag of tags) {
    const version = newest.has(tag.commit) ? null : reader.versionOf(tag.name);
    if (version !== null) newest.set(tag.commit, { tag, isPrerelease: isPrerelease(version) });
  }
  return newest;
}

/** Types in the configured order, then other types by name, then changes without a type. commitizen crashes if it has to sort a change without a type. */
export function groupEntries<E extends Entry>(
  entries: readonly E[],
  changeTypes: ChangeTypes,
): readonly (Group & { readonly entries: readonly E[] })[] {
  const groups = new Map<string | null, E[]>();
  for (const entry of entries) {
    const title = titleOf(entry.type, changeTypes);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [entry]);
    else group.push(entry);
  }
  const rank = ({ type }: Pick<Group, 'type'>) => typeRank(type, changeTypes);
  return [...groups]
    .map(([type, grouped]) => ({ type, entries: grouped }))
    .toSorted((a, b) => rank(a) - rank(b) || ((a.type ?? '') < (b.type ?? '') ? -1 : 1));
}
