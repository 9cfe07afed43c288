import { headingReader, lenientHeadingReader } from '../changelog/heading.ts';
import { readChangelog } from '../changelog/outline.ts';
import type { Settings } from '../config/settings.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { tagReader } from '../tag/recognise.ts';
import { shortSha } from '../text/words.ts';
import { shellCommand } from '../text/shell.ts';
import { renderTag } from '../tag/format.ts';
import { compareVersions, isVersion } from '../version/version.ts';
import type { Base } from './base.ts';
import { formatOf } from './changelog-means.ts';
import { pushArguments } from '../plan/push-refs.ts';
import type { Policy } from './policy.ts';
import type { StatusGround } from './status.ts';
import { changelogPath, hasReleaseTag } from './survey.ts';
import { findOwnLock, idleEntries, versionFileStates } from './version-edits.ts';

/** Two places that should tell of the same version and don't. */
export interface Drift {
  readonly kind: 'version-file' | 'lock' | 'tag' | 'changelog' | 'unpushed';
  readonly found: string;
  /** What to type or do. */
  readonly remedy: string;
}

/** What the drift is looked for in. */
export interface DriftGround
  extends Pick<Snapshot, 'tags' | 'files'>, Pick<StatusGround, 'head' | 'remote' | 'tips'> {
  /** null where the history could not be read. */
  readonly history: Snapshot['history'] | null;
}

export function driftOf(
  base: Base,
  settings: Settings,
  policy: Policy,
  ground: DriftGround,
): readonly Drift[] {
  return [
    ...versionFiles(base, settings, ground),
    ...lock(base, ground),
    ...currentTag(base, ground),
    ...laterTags(base, ground),
    ...changelog(base, settings, policy, ground),
    ...unpushed(base, ground),
  ];
}

/** A release that HEAD is at, and that the remote does not have: made with `--no-push`. */
function unpushed({ tag }: Base, { head, remote, tips }: DriftGround): readonly Drift[] {
  const { branch, sha } = head;
  if (tag === null || branch === null || tag.commit !== sha || !remote.exists) return [];
  const there = tips.find(({ name, isHere }) => !isHere && name === branch);
  if (there?.tip === sha) return [];
  const push = pushArguments({ kind: 'push', remote: remote.name, branch, tag: tag.name });
  const found = `${tag.name} is not on ${remote.name}, as last fetched`;
  return [{ kind: 'unpushed', found, remedy: shellCommand(['git', ...push]) }];
}

function versionFiles(base: Base, settings: Settings, { files }: DriftGround): readonly Drift[] {
  const stale = versionFileStates(base, base.spelled, settings, files).filter((state) => !state.holdsCurrent);
  return [
    ...stale.map(({ path }): Drift => ({
      kind: 'version-file',
      found: `${path} does not say ${base.spelled}`,
      remedy: `put ${base.spelled} there and commit it, or take the entry out of version_files`,
    })),
    ...idleEntries(base, settings, files).map((entry): Drift => ({
      kind: 'version-file',
      found: `version_files names '${entry}', and no file of the project is called so`,
      remedy: `mend the entry in ${settings.configFile}, or take it out`,
    })),
  ];
}

function lock(base: Base, { files }: DriftGround): readonly Drift[] {
  const own = findOwnLock(base, files);
  if (own === null || isVersion(own.version, base.version)) return [];
  const remedy = 'uv lock; the next release mends it too';
  return [{ kind: 'lock', found: `${own.path} says ${own.version}, not ${base.spelled}`, remedy }];
}

function currentTag(base: Base, { tags, history }: DriftGround): readonly Drift[] {
  const file = base.provider.file(base.place);
  if (file === null) return [];
  if (base.tag === null) {
    if (!hasReleaseTag(base, tags)) return [];
    const name = renderTag(base.formats.current, base.version, base.scheme);
    const remedy = `git fetch --tags; or see who changed the version: ${shellCommand(['git', 'log', '-p', '--', file])}`;
    return [{ kind: 'tag', found: `${file} says ${base.spelled}, and there is no tag ${name}`, remedy }];
  }
  const tagged = history?.taggedVersion ?? null;
  if (tagged === null || isVersion(tagged, base.version)) return [];
  const { name, commit } = base.tag;
  const found = `${name} stands on ${shortSha(commit)}, where ${file} says ${tagged}`;
  return [{ kind: 'tag', found, remedy: shellCommand(['git', 'show', name]) }];
}

/** Release tags behind which the version was not raised: somebody has made them by hand, or on another version's commit. */
function laterTags(base: Base, { tags, history }: DriftGround): readonly Drift[] {
  const file = base.provider.file(base.place);
  if (file === null || base.tag === null || history === null) return [];
  const since = new Set(history.commits.map(({ sha }) => sha));
  const { versionOf } = tagReader(base.formats);
  return tags.flatMap(({ name, commit }): Drift[] => {
    const version = since.has(commit) ? versionOf(name) : null;
    if (version === null || compareVersions(version, base.version) <= 0) return [];
    const found = `HEAD has ${name}, on ${shortSha(commit)}, and ${file} still says ${base.spelled}`;
    return [
      {
        kind: 'tag',
        found,
        remedy: `${shellCommand(['git', 'tag', '--delete', name])}, if it is no release`,
      },
    ];
  });
}

/**
 * Judged where releases write a changelog and the version is released: the newest section is then the version's. A file
 * that is missing or tells of no release contradicts nothing, and the next release tells all of it.
 */
function changelog(
  base: Base,
  settings: Settings,
  { readsBareVersions }: Policy,
  { tags, files }: DriftGround,
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
      ? 'relctl changelog --incremental tells what is missing; commit it'
      : `see who wrote it: ${shellCommand(['git', 'log', '-p', '--', file])}`;
  return [{ kind: 'changelog', found, remedy }];
}
