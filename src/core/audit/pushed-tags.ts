import { judgeVersionChange } from '../rule/bump-commit.ts';
import type { VersionHome } from '../rule/release-paths.ts';
import type { TagReader } from '../tag/recognise.ts';
import { shellCommand } from '../text/shell.ts';
import { compareVersions, isVersion, parseVersion, versionKey } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import type { Finding } from './finding.ts';
import type { PlacedRelease } from './order.ts';
import { isLowest, taggedText } from './tagged.ts';
import type { TaggedCommit } from './tagged.ts';

/** The tags that a push brings, and those that are there. */
export interface TagFacts {
  /** The names of all tags that the remote would get. */
  readonly added: readonly string[];
  /** The release tags among them. */
  readonly releases: readonly PushedRelease[];
  /** The names of the tags with a version that the remote has; from a clone: those that are not in the push. */
  readonly there: readonly string[];
  /** Whether that is known, and not only guessed from a clone. */
  readonly knowsRemote: boolean;
  /** By commit: the highest release in its history; absent: it has none. */
  readonly below: ReadonlyMap<string, PlacedRelease>;
}

export interface PushedRelease {
  readonly name: string;
  readonly version: Version;
  /** null: the tag points at no commit. */
  readonly at: TaggedCommit | null;
}

/** Release tags that no release made, second tags for a version, and releases that go back. */
export function handMadeTags(facts: TagFacts, reader: TagReader, home: VersionHome): readonly Finding[] {
  return [...secondTags(facts, reader), ...misplaced(facts, reader, home), ...outOfOrder(facts)];
}

/** A tag whose version has a tag already. */
function secondTags({ added, there }: TagFacts, reader: TagReader): readonly Finding[] {
  if (added.length === 0) return [];
  const first = new Map<string, string>();
  for (const name of there) note(first, name, reader);
  return added.flatMap((name): readonly Finding[] => {
    const version = versionNamedBy(name, reader);
    const twin = version === null ? undefined : first.get(versionKey(version));
    note(first, name, reader);
    if (twin === undefined) return [];
    const isRelease = reader.versionOf(twin) !== null;
    const remedy = isRelease
      ? deletion(name)
      : `if ${twin} is not a release, delete it, here and on the remote`;
    return [finding(name, null, `${name} is a second tag for the version of ${twin}`, remedy)];
  });
}

/**
 * The version of a tag. A tag that no format reads counts as well if it is a plain version: who installs by tag does not
 * know the formats.
 */
export function versionNamedBy(name: string, reader: TagReader): Version | null {
  return reader.versionOf(name) ?? (reader.isIgnored(name) ? null : parseVersion(name));
}

function note(first: Map<string, string>, name: string, reader: TagReader): void {
  const version = versionNamedBy(name, reader);
  if (version === null) return;
  const key = versionKey(version);
  if (!first.has(key)) first.set(key, name);
}

/** Under a provider that keeps the version in tags, any commit may be a release. */
function misplaced(
  { releases, there, knowsRemote, below }: TagFacts,
  reader: TagReader,
  { provider, place }: VersionHome,
): readonly Finding[] {
  if (provider.file(place) === null || releases.length === 0) return [];
  const versionsThere = there.flatMap((name) => reader.versionOf(name) ?? []);
  const isClosed = knowsRemote && versionsThere.length > 0;
  const all = [...versionsThere, ...releases.map(({ version }) => version)];
  return releases.flatMap(({ name, version, at }): readonly Finding[] => {
    if (at === null) return [finding(name, null, `${name} points at no commit`, deletion(name))];
    const isPast = !isClosed && isLowest(version, all);
    const wrong =
      faultAt(at, version, isPast, reader) ??
      (isClosed && !below.has(at.sha) ? 'has no release before it in its history' : null);
    if (wrong === null) return [];
    const found = `${name} ${wrong} (it points at ${taggedText(at)})`;
    return [finding(name, at.sha, found, `${deletion(name)}, then relctl bump`)];
  });
}

/** @param isPast whether nothing was released before it, so that it need only be where its version is */
function faultAt(
  { version: carried, change }: TaggedCommit,
  version: Version,
  isPast: boolean,
  { versionOf }: TagReader,
): string | null {
  if (carried !== null && !isVersion(carried, version)) return `is on a commit with the version ${carried}`;
  if (isPast) return null;
  if (carried === null) return 'is on a commit without a version';
  const isBump = change !== null && judgeVersionChange(change, versionOf) === 'bump';
  return isBump ? null : 'is not on the bump commit of its version';
}

function outOfOrder({ releases, below }: TagFacts): readonly Finding[] {
  return releases.flatMap(({ name, version, at }): readonly Finding[] => {
    const before = below.get(at?.sha ?? '');
    if (before === undefined || compareVersions(version, before.version) > 0) return [];
    const found = `${name} comes after ${before.name} in its history, but is not higher`;
    return [{ ...finding(name, at?.sha ?? null, found, deletion(name)), rule: 'version-grows' }];
  });
}

function finding(name: string, commit: string | null, found: string, remedy: string): Finding {
  return { rule: 'tags-made-by-release', commit, ref: name, found, remedy };
}

function deletion(name: string): string {
  return shellCommand(['git', 'tag', '--delete', name]);
}
