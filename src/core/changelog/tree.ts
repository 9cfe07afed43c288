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
  /** Whether the commits of a prerelease are told under the release that follows it. */
  readonly mergePrereleases: boolean;
  /**
   * Whether a tag on the newest commit, that of a merged prerelease too, takes the place of `unreleased`. Parity:
   * commitizen's way, also when it is about to make another tag there (trap 8.11). Without it the first section is
   * `unreleased`, if need be an empty one.
   */
  readonly headTagNamesFirstSection: boolean;
}

/**
 * The history as sections, newest first; each tag that the formats know begins one, with its own date. At least one.
 *
 * @param commits newest first, in git's `--topo-order`
 * @param tags newest first by creator date; the first on a commit stands for it
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

/** The tag that stands for a commit. Parity: also where it is a merged prerelease's and hides the older tags there. */
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

/** Types in the configured order, then the others by name, then what has no type (where commitizen crashes). */
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
