import { refuse } from '../error/error.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import { nearestOf } from '../text/nearest.ts';
import { compareVersions } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import type { CiRef } from './ci-ref.ts';
import type { ImageSource } from './image.ts';

/** The ref whose images are requested. */
export interface RefRequest {
  /** A branch, a tag, or the full name of a ref; null: what CI builds, or else the branch or tag of HEAD. */
  readonly ref: string | null;
  /** The ref that CI builds; null outside of CI. */
  readonly ci: CiRef | null;
}

/** The names that a request can mean. */
export interface RefFacts {
  /** The tags here and, if the remote was asked, those of the remote. */
  readonly tags: readonly string[];
  /** The branches here and on the remote, without the name of the remote. */
  readonly branches: readonly string[];
  readonly remote: string;
  readonly mainBranch: string;
  readonly head: {
    /** null if HEAD is detached. */
    readonly branch: string | null;
    /** The tags on its commit. */
    readonly tags: readonly string[];
  };
}

/**
 * The requested branch or release. If a release tag and a branch have the same name, the tag is used.
 *
 * The full name of a branch and the ref that CI builds need not exist here: a CI job can have neither branches nor tags.
 *
 * @throws REF_UNKNOWN, TAG_NOT_RELEASE, HEAD_WITHOUT_REF
 */
export function imageSource({ ref, ci }: RefRequest, facts: RefFacts, formats: TagFormats): ImageSource {
  if (ref !== null && ref !== 'HEAD') return namedSource(ref, facts, formats);
  if (ref === null && ci !== null) return ciSource(ci, facts, formats);
  if (facts.head.branch !== null) return { kind: 'branch', name: facts.head.branch };
  const [release] = releasesAmong(facts.head.tags, formats);
  if (release === undefined) throw refuse('HEAD_WITHOUT_REF', {});
  return release;
}

function namedSource(ref: string, facts: RefFacts, formats: TagFormats): ImageSource {
  const [, kind, name = ''] = /^refs\/(heads|tags|remotes\/[^/]+)\/(.+)$/.exec(ref) ?? [];
  if (kind === 'tags') return knownTag(name, facts, formats);
  if (kind !== undefined) return { kind: 'branch', name };
  const { versionOf } = tagReader(formats);
  if (facts.tags.includes(ref) && versionOf(ref) !== null) return releaseOf(ref, formats);
  const branch = branchNamed(ref, facts);
  return branch === null ? knownTag(ref, facts, formats) : { kind: 'branch', name: branch };
}

function branchNamed(ref: string, { branches, remote }: RefFacts): string | null {
  const short = ref.startsWith(`${remote}/`) ? ref.slice(remote.length + 1) : ref;
  return [ref, short].find((name) => branches.includes(name)) ?? null;
}

/** How many names the error message suggests. */
const PROPOSED = 3;

function knownTag(name: string, { tags, branches }: RefFacts, formats: TagFormats): ImageSource {
  if (tags.includes(name)) return releaseOf(name, formats);
  const { versionOf } = tagReader(formats);
  const known = [...tags.filter((tag) => versionOf(tag) !== null), ...branches];
  throw refuse('REF_UNKNOWN', { ref: name, near: nearestOf(name, [...new Set(known)], PROPOSED) });
}

/**
 * The image of a pull or merge request is named after the request, not after its branch, if the branch is in a fork or has the
 * name of the main branch. A branch of that name in this repository is a different one.
 */
function ciSource(
  { kind, name, request, isForeign }: CiRef,
  { mainBranch }: RefFacts,
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

/** The releases among these tags, the highest first. */
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
