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
   * Whether a tag on the newest commit takes the place of `unreleased`. Parity: commitizen's way, also when it is about
   * to make another tag there (trap 8.11). Without it the first section is `unreleased`, if need be an empty one.
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
  const starts = sectionStarts(tags, reader, options.mergePrereleases);
  let open: OpenSection = { ...options.unreleased, entries: [] };
  const sections = [open];
  for (const [index, commit] of commits.entries()) {
    const tag = starts.get(commit.sha);
    if (tag !== undefined) {
      open = { name: tag.name, date: tag.date, entries: [] };
      if (index === 0 && options.headTagNamesFirstSection) sections.pop();
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

/** The tag that begins a section at a commit. Parity: a merged prerelease hides the older tags of its commit. */
function sectionStarts(
  tags: readonly Tag[],
  reader: TagReader,
  mergePrereleases: boolean,
): ReadonlyMap<string, Tag> {
  const starts = new Map<string, Tag | null>();
  for (const tag of tags) {
    const version = reader.versionOf(tag.name);
    if (version === null || starts.has(tag.commit)) continue;
    starts.set(tag.commit, mergePrereleases && isPrerelease(version) ? null : tag);
  }
  return new Map([...starts].filter((start): start is [string, Tag] => start[1] !== null));
}

/** Types in the configured order, then the others by name, then what has no type (where commitizen crashes). */
function groupEntries(entries: readonly Entry[], changeTypes: ChangeTypes): readonly Group[] {
  const groups = new Map<string | null, Entry[]>();
  for (const entry of entries) {
    const title = titleOf(entry.type, changeTypes);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [entry]);
    else group.push(entry);
  }
  const rank = ({ type }: Group) => typeRank(type, changeTypes);
  return [...groups]
    .map(([type, grouped]): Group => ({ type, entries: grouped }))
    .toSorted((a, b) => rank(a) - rank(b) || ((a.type ?? '') < (b.type ?? '') ? -1 : 1));
}
