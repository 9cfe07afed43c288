import { DEFAULT_BUMP_MESSAGE } from '../config/settings.ts';
import type { ProjectPlace, Provider } from '../provider/provider.ts';
import type { UnreadChange, VersionChange } from '../snapshot/snapshot.ts';
import { substitute } from '../text/template.ts';
import { shortSha } from '../text/words.ts';
import { mentions } from '../version/mention.ts';
import { SCHEMES } from '../version/schemes.ts';
import { isVersion, parseVersion } from '../version/version.ts';
import type { Version } from '../version/version.ts';

/**
 * What a commit is whose version no parent has. A 'revert' undoes exactly what an ancestor did to the version.
 */
export type VersionEdit = 'bump' | 'revert' | 'hand-edit';

/** Reads a release tag's version by the configured formats; null: it is not a release tag. */
export type ReadTag = (name: string) => Version | null;

/**
 * The only definition of a bump commit: the rules of a release, the hooks, `audit` and `status` use it. A commit that is not a
 * version change gets its version from a parent, or has none.
 */
export function judgeVersionChange(change: VersionChange, readTag: ReadTag): VersionEdit {
  if (change.isRevert) return 'revert';
  return isAnnounced(change, readTag) ? 'bump' : 'hand-edit';
}

/** The bump commits among some version changes. */
export function bumpCommits(changes: readonly VersionChange[], readTag: ReadTag): ReadonlySet<string> {
  const bumps = changes.filter((change) => judgeVersionChange(change, readTag) === 'bump');
  return new Set(bumps.map(({ sha }) => sha));
}

/** What a version change did, for a person. */
export function editText({ sha, firstLine, from, version, file }: VersionChange): string {
  return `${shortSha(sha)} "${firstLine}" changed ${from[0] ?? ''} to ${version} in ${file}`;
}

/** A version file that relctl can't read, for a person. */
export function unreadText({ sha, firstLine, file, why }: UnreadChange): string {
  return `${shortSha(sha)} "${firstLine}" has a ${file} that relctl can’t read: ${why}`;
}

/** The trailer of a bump commit whose message was given with `--bump-message`. */
export const RELEASE_TRAILER = 'Relctl-Release';

/** A message with a trailer for each of its tags, after the trailers that it already has. */
export function withReleaseTrailers(message: string, tags: readonly string[]): string {
  const text = message.trimEnd();
  const [, ...later] = text.split(/\n\s*\n/);
  const last = later.at(-1)?.split('\n') ?? [];
  const endsInTrailers = last.length > 0 && last.every((line) => /^[A-Za-z0-9-]+: /.test(line));
  const trailers = tags.map((tag) => `${RELEASE_TRAILER}: ${tag}`);
  return `${text}${endsInTrailers ? '\n' : '\n\n'}${trailers.join('\n')}`;
}

/** The tags that a message names as its release. */
export function releasesNamedIn(message: string): readonly string[] {
  const trailers = message.matchAll(new RegExp(`^${RELEASE_TRAILER}:[ \\t]*(\\S+)\\s*?$`, 'gm'));
  return [...trailers].map(([, tag = '']) => tag);
}

function isAnnounced(change: VersionChange, readTag: ReadTag): boolean {
  const { version, releases } = change;
  const asWritten = change.firstLine.trimEnd();
  return [asWritten, withoutForgeSuffix(asWritten)].some((line) =>
    spellings(version).some(
      (next) =>
        mentions(line, next) &&
        (isBumpMessage(line, next, change) || releases.some((tag) => isTagOf(tag, version, readTag))),
    ),
  );
}

/** Whether a line is a bump message from one of the versions before to the next, in any scheme's spelling of them. */
function isBumpMessage(line: string, next: string, { from, bumpMessage }: VersionChange): boolean {
  const templates = new Set([bumpMessage ?? DEFAULT_BUMP_MESSAGE, DEFAULT_BUMP_MESSAGE]);
  const versions = new Set(from.flatMap(spellings));
  return [...templates].some((template) =>
    [...versions].some((current) => rendered(template, current, next) === line),
  );
}

function rendered(template: string, current: string, next: string): string {
  const [line = ''] = substitute(template, { current_version: current, new_version: next }).split('\n');
  return line.trimEnd();
}

/** A tag of a format that only the command line named is known by the version in its name. */
function isTagOf(tag: string, version: string, readTag: ReadTag): boolean {
  const parsed = parseVersion(version);
  const read = readTag(tag);
  return read !== null && parsed !== null
    ? isVersion(version, read)
    : spellings(version).some((spelled) => mentions(tag, spelled));
}

/** GitHub, Gitea and Forgejo append ` (#18)` to a squash's first line, GitLab ` (!18)`; a backport has several. */
export function withoutForgeSuffix(line: string): string {
  let end = line.length;
  for (;;) {
    const open = line.lastIndexOf(' (', end - 1);
    if (open < 0 || !/^ \([#!]\d{1,20}\)$/.test(line.slice(open, end))) return line.slice(0, end);
    end = open;
  }
}

/**
 * Whether a first line is a bump message with this version as the new one. If the tree has no version that relctl can read, nothing
 * else shows that it is the commit of a release.
 */
export function announcesRelease(
  firstLine: string,
  version: string,
  bumpMessages: readonly string[],
): boolean {
  const line = withoutForgeSuffix(firstLine.trimEnd());
  return bumpMessages.some((message) =>
    spellings(version).some((next) => {
      const announced = rendered(message, ANY_VERSION, next);
      return mentions(announced, next) && new RegExp(`^${asPattern(announced)}$`).test(line);
    }),
  );
}

/** Whether a first line is a bump message of any two versions: today's, or commitizen's default. */
export function readsAsBump(firstLine: string, bumpMessage: string): boolean {
  const line = withoutForgeSuffix(firstLine.trimEnd());
  return [bumpMessage, DEFAULT_BUMP_MESSAGE].some((message) => {
    const [template = ''] = message.split('\n');
    const any = substitute(template, { current_version: ANY_VERSION, new_version: ANY_VERSION });
    const versions = new RegExp(`^${asPattern(any)}$`).exec(line)?.slice(1);
    return versions?.every((text) => parseVersion(text) !== null) === true;
  });
}

/** What is needed to recognize the commit of a release under `scm`. */
interface VersionSource {
  readonly home: { readonly provider: Provider; readonly place: ProjectPlace };
  readonly bumpMessage: string;
}

/** Whether a commit is that of a release under `scm`: no file has a version, so only its message shows it. */
export function isReleaseUnderTags(firstLine: string, { home, bumpMessage }: VersionSource): boolean {
  return home.provider.file(home.place) === null && readsAsBump(firstLine, bumpMessage);
}

function asPattern(line: string): string {
  const literals = line.split(ANY_VERSION).map((text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return literals.join('(\\S+)');
}

/** A placeholder for a version while a message becomes a pattern. No message contains it. */
const ANY_VERSION = '\0';

/** The scheme may have been another one when the commit was made. */
function spellings(version: string): readonly string[] {
  const parsed = parseVersion(version);
  if (parsed === null) return [version];
  return [...new Set([version, ...SCHEMES.map((scheme) => scheme.format(parsed))])];
}
