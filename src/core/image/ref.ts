import { refuse } from '../error/error.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import { nearestOf } from '../text/nearest.ts';
import { compareVersions } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import type { CiRef } from './ci-ref.ts';
import type { ImageSource } from './image.ts';

/** What an image is asked for. */
export interface RefRequest {
  /** A branch, a tag, or the full name of a ref; null: what CI builds, else what HEAD is on. */
  readonly ref: string | null;
  /** null outside of CI. */
  readonly ci: CiRef | null;
}

/** The names that a request may mean. */
export interface RefGround {
  /** Of tags, here and, where it was asked, on the remote. */
  readonly tags: readonly string[];
  /** Likewise of branches, those of the remote without its name. */
  readonly branches: readonly string[];
  readonly remote: string;
  readonly mainBranch: string;
  readonly head: {
    /** null when HEAD is detached. */
    readonly branch: string | null;
    /** The tags on its commit. */
    readonly tags: readonly string[];
  };
}

/**
 * The branch or the release that is meant. A tag comes before a branch of the same name where it is a release.
 *
 * A full name of a branch, and what CI says, is taken at its word: a build may have neither branches nor tags.
 *
 * @throws REF_UNKNOWN, TAG_NOT_RELEASE, HEAD_WITHOUT_REF
 */
export function imageSource({ ref, ci }: RefRequest, ground: RefGround, formats: TagFormats): ImageSource {
  if (ref !== null && ref !== 'HEAD') return namedSource(ref, ground, formats);
  if (ref === null && ci !== null) return ciSource(ci, ground, formats);
  if (ground.head.branch !== null) return { kind: 'branch', name: ground.head.branch };
  const [release] = releasesAmong(ground.head.tags, formats);
  if (release === undefined) throw refuse('HEAD_WITHOUT_REF', {});
  return release;
}

function namedSource(ref: string, ground: RefGround, formats: TagFormats): ImageSource {
  const [, kind, name = ''] = /^refs\/(heads|tags|remotes\/[^/]+)\/(.+)$/.exec(ref) ?? [];
  if (kind === 'tags') return knownTag(name, ground, formats);
  if (kind !== undefined) return { kind: 'branch', name };
  const { versionOf } = tagReader(formats);
  if (ground.tags.includes(ref) && versionOf(ref) !== null) return releaseOf(ref, formats);
  const branch = branchNamed(ref, ground);
  return branch === null ? knownTag(ref, ground, formats) : { kind: 'branch', name: branch };
}

function branchNamed(ref: string, { branches, remote }: RefGround): string | null {
  const short = ref.startsWith(`${remote}/`) ? ref.slice(remote.length + 1) : ref;
  return [ref, short].find((name) => branches.includes(name)) ?? null;
}

/** How many names a refusal proposes. */
const PROPOSED = 3;

function knownTag(name: string, { tags, branches }: RefGround, formats: TagFormats): ImageSource {
  if (tags.includes(name)) return releaseOf(name, formats);
  const { versionOf } = tagReader(formats);
  const known = [...tags.filter((tag) => versionOf(tag) !== null), ...branches];
  throw refuse('REF_UNKNOWN', { ref: name, near: nearestOf(name, [...new Set(known)], PROPOSED) });
}

/**
 * A request goes by its number where its branch is of another repository, or called as main is: a branch of that name is here
 * something else.
 */
function ciSource(
  { kind, name, request, isForeign }: CiRef,
  { mainBranch }: RefGround,
  formats: TagFormats,
): ImageSource {
  if (kind === 'tag') return releaseOf(name, formats);
  const isAnother = request !== null && (isForeign || name === mainBranch);
  return { kind: 'branch', name: isAnother ? request : name };
}

function releaseOf(tag: string, formats: TagFormats): ImageSource {
  const version = tagReader(formats).versionOf(tag);
  if (version === null)
    throw refuse('TAG_NOT_RELEASE', { tag, formats: [formats.current, ...formats.legacy] });
  return { kind: 'tag', name: tag, version };
}

/** The highest first. */
function releasesAmong(
  tags: readonly string[],
  formats: TagFormats,
): readonly (ImageSource & { readonly version: Version })[] {
  const { versionOf } = tagReader(formats);
  return tags
    .flatMap((name) => {
      const version = versionOf(name);
      return version === null ? [] : [{ kind: 'tag', name, version } as const];
    })
    .toSorted((a, b) => compareVersions(b.version, a.version));
}
