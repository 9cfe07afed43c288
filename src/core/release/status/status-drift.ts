import { headingReader, lenientHeadingReader } from '../../changelog/format/heading.ts';
import { readChangelog } from '../../changelog/outline.ts';
import type { Settings } from '../../config/settings.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { tagReader } from '../../tag/recognise.ts';
import { shortSha } from '../../text/words.ts';
import { shellCommand } from '../../text/shell.ts';
import { substitute } from '../../text/template.ts';
import { renderTag } from '../../tag/format.ts';
import { compareVersions, isVersion } from '../../version/version.ts';
import type { Base } from '../base.ts';
import { formatOf } from '../changelog/changelog-means.ts';
import { pushArguments } from '../../plan/push-refs.ts';
import type { Policy } from '../policy.ts';
import type { StatusFacts } from './status-facts.ts';
import { changelogPath } from '../release-files.ts';
import { hasReleaseTag } from '../release-refs.ts';
import { findOwnLock, idleEntries, versionFileStates } from '../version-edits.ts';

/** Two places that should contain the same version but don't. */
export interface Drift {
  readonly kind: 'version-file' | 'lock' | 'tag' | 'changelog' | 'unpushed';
  readonly found: string;
  /** What to type or to do. */
  readonly remedy: string;
}

/** What the search for drift reads. */
export interface DriftFacts
  extends Pick<Snapshot, 'tags' | 'files'>, Pick<StatusFacts, 'head' | 'main' | 'remote' | 'tips'> {
  /** null if the history could not be read. */
  readonly history: Snapshot['history'] | null;
}

export function driftOf(
  base: Base,
  settings: Settings,
  policy: Policy,
  ground: DriftFacts,
): readonly Drift[] {
  return [
    ...versionFiles(base, settings, ground),
    ...lock(base, ground),
    ...currentTag(base, ground),
    ...laterTags(base, ground),
    ...changelog(base, settings, policy, ground),
    ...unpushed(base, settings, ground),
  ];
}

/** A release at HEAD that is not on the remote. It was made with `--no-push`. */
function unpushed(
  { tag }: Base,
  { relctl }: Settings,
  { head, main, remote, tips }: DriftFacts,
): readonly Drift[] {
  const { branch, sha } = head;
  if (tag === null || branch === null || tag.commit !== sha || !remote.exists) return [];
  const there = tips.find(({ name, isHere }) => !isHere && name === branch);
  if (there?.tip === sha) return [];
  // Another branch may start at a release that was pushed long ago, as a new hotfix branch does.
  const releasedFrom = [main.name, substitute(relctl.hotfixBranch, { tag: tag.name })];
  if (there === undefined && !releasedFrom.includes(branch)) return [];
  const push = pushArguments({ kind: 'push', remote: remote.name, branch, tag: tag.name });
  const found = `${tag.name} is not on ${remote.name} (as last fetched)`;
  return [{ kind: 'unpushed', found, remedy: shellCommand(['git', ...push]) }];
}

function versionFiles(base: Base, settings: Settings, { files }: DriftFacts): readonly Drift[] {
  const stale = versionFileStates(base, base.spelled, settings, files).filter((state) => !state.holdsCurrent);
  return [
    ...stale.map(({ path }): Drift => ({
      kind: 'version-file',
      found: `${path} does not contain the version ${base.spelled}`,
      remedy: `write ${base.spelled} there and commit it, or remove the entry from version_files`,
    })),
    ...idleEntries(base, settings, files).map((entry): Drift => ({
      kind: 'version-file',
      found: `the version_files entry '${entry}' matches no file`,
      remedy: `fix or remove the entry in ${settings.configFile}`,
    })),
  ];
}

function lock(base: Base, { files }: DriftFacts): readonly Drift[] {
  const own = findOwnLock(base, files);
  if (own === null || isVersion(own.version, base.version)) return [];
  const remedy = 'uv lock; the next release fixes it too';
  return [{ kind: 'lock', found: `${own.path} says ${own.version}, not ${base.spelled}`, remedy }];
}

function currentTag(base: Base, { tags, history }: DriftFacts): readonly Drift[] {
  const file = base.provider.file(base.place);
  if (file === null) return [];
  if (base.tag === null) {
    if (!hasReleaseTag(base, tags)) return [];
    const name = renderTag(base.formats.current, base.version, base.scheme);
    const remedy = `git fetch --tags; or find out who changed the version: ${shellCommand(['git', 'log', '-p', '--', file])}`;
    return [{ kind: 'tag', found: `${file} says ${base.spelled}, but there is no tag ${name}`, remedy }];
  }
  const tagged = history?.taggedVersion ?? null;
  if (tagged === null || isVersion(tagged, base.version)) return [];
  const { name, commit } = base.tag;
  const found = `${name} points at ${shortSha(commit)}, but ${file} there says ${tagged}`;
  return [{ kind: 'tag', found, remedy: shellCommand(['git', 'show', name]) }];
}

/** Release tags after which the version was not raised: made by hand, or on the commit of another version. */
function laterTags(base: Base, { tags, history }: DriftFacts): readonly Drift[] {
  const file = base.provider.file(base.place);
  if (file === null || base.tag === null || history === null) return [];
  const since = new Set(history.commits.map(({ sha }) => sha));
  const { versionOf } = tagReader(base.formats);
  return tags.flatMap(({ name, commit }): Drift[] => {
    const version = since.has(commit) ? versionOf(name) : null;
    if (version === null || compareVersions(version, base.version) <= 0) return [];
    const found = `${name} is on ${shortSha(commit)}, but ${file} still says ${base.spelled}`;
    return [
      {
        kind: 'tag',
        found,
        remedy: `if it is not a release: ${shellCommand(['git', 'tag', '--delete', name])}`,
      },
    ];
  });
}

/**
 * Checked if releases write a changelog and the version is released. Then the newest section must be the version's. A file
 * that is missing or contains no release is no contradiction; the next release writes all of it.
 */
function changelog(
  base: Base,
  settings: Settings,
  { readsBareVersions }: Policy,
  { tags, files }: DriftFacts,
): readonly Drift[] {
  const { commitizen } = settings;
  const file = changelogPath(base.place, commitizen);
  const text = files.get(file);
  if (!commitizen.updateChangelogOnBump || base.tag === null || text === undefined) return [];
  const format = formatOf(commitizen);
  const reader = tagReader(base.formats);
  const readHeading = readsBareVersions
    ? lenientHeadingReader(reader, tags, format.releaseInTitle)
    : headingReader(reader, format.releaseInTitle);
  const release = readChangelog(text.replace(/^\ufeff/, ''), format, readHeading).latest?.release;
  const version = release?.version ?? null;
  const difference = version === null ? 0 : compareVersions(version, base.version);
  if (difference === 0) return [];
  const found = `the newest release in ${file} is ${release?.tag ?? ''}, not ${base.spelled}`;
  const remedy =
    difference < 0
      ? 'relctl changelog --incremental adds the missing sections; then commit the file'
      : `find out who wrote it: ${shellCommand(['git', 'log', '-p', '--', file])}`;
  return [{ kind: 'changelog', found, remedy }];
}
