import type { Settings } from '../../config/settings.ts';
import { refuse, RelctlError } from '../../error/error.ts';
import { imagesOf } from '../../image/image.ts';
import type { ImageSet, ImageSource } from '../../image/image.ts';
import { imageSource } from '../../image/ref.ts';
import type { RefFacts, RefRequest } from '../../image/ref.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Tag } from '../../tag/tag.ts';
import { isPrerelease } from '../../version/version.ts';
import { resolveTagMeans } from '../base.ts';
import { imageName, renamedImageNotice } from '../images.ts';

/** Everything that image names depend on. */
export interface ImageSnapshot extends Pick<Snapshot, 'files' | 'shallow'> {
  readonly head: { readonly sha: string | null; readonly branch: string | null };
  readonly tags: readonly Tag[];
  /** The local branches and the known remote branches, without the remote's name. */
  readonly branches: readonly string[];
  /** The remote's default branch, as far as this clone knows it. */
  readonly defaultBranch: string | null;
  readonly remote: RemoteNames;
}

/** What the remote said about its refs. Without a remote it is `not-asked` too. */
export type RemoteNames =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'unreachable'; readonly said: string }
  | { readonly kind: 'asked'; readonly tags: readonly string[]; readonly branches: readonly string[] };

export interface ImagePlan extends ImageSet {
  readonly source: ImageSource;
  /** The release's version as the scheme spells it; null for a branch. */
  readonly version: string | null;
  /** What the user should know; one sentence each. */
  readonly notices: readonly string[];
}

/**
 * The images of a branch or a release.
 *
 * @throws IMAGE_UNNAMED, LATEST_UNKNOWN, REF_UNKNOWN, TAG_NOT_RELEASE, HEAD_WITHOUT_REF
 */
export function planImages(request: RefRequest, settings: Settings, snapshot: ImageSnapshot): ImagePlan {
  const { place, scheme, formats } = resolveTagMeans(settings);
  const called = imageName(place, settings, snapshot);
  if (called.name === null) throw refuse('IMAGE_UNNAMED', { project: called.insteadOf });
  const facts = groundOf(settings, snapshot);
  const source = imageSource(request, facts, formats);
  const set = imagesOf(source, facts.tags, { image: called.name, scheme, formats });
  const renamed = renamedImageNotice(called);
  return {
    ...set,
    source,
    version: source.kind === 'tag' ? scheme.format(source.version) : null,
    notices: [...(renamed === null ? [] : [renamed]), ...unansweredNotice(set, settings, snapshot)],
  };
}

/**
 * Whether the remote could change the answer. It may know a name that is unknown here. If `latest` would move according to
 * the local tags, a clone with too few tags could move it back to an older release.
 */
export function mustAskAboutImages(request: RefRequest, settings: Settings, here: ImageSnapshot): boolean {
  const { formats } = resolveTagMeans(settings);
  try {
    const source = imageSource(request, groundOf(settings, here), formats);
    if (source.kind === 'branch' || isPrerelease(source.version)) return false;
    const rules = { image: 'image', scheme: resolveTagMeans(settings).scheme, formats };
    return imagesOf(source, namesOf(here.tags), rules).latest.moves;
  } catch (error) {
    if (error instanceof RelctlError && error.code === 'REF_UNKNOWN') return true;
    throw error;
  }
}

function groundOf({ relctl }: Settings, snapshot: ImageSnapshot): RefFacts {
  const { head, tags, branches, defaultBranch, remote } = snapshot;
  const there = remote.kind === 'asked' ? remote : { tags: [], branches: [] };
  return {
    tags: [...new Set([...namesOf(tags), ...there.tags])],
    branches: [...new Set([...branches, ...there.branches])],
    remote: relctl.remote,
    mainBranch: relctl.mainBranch ?? defaultBranch ?? 'main',
    head: { branch: head.branch, tags: namesOf(tags.filter(({ commit }) => commit === head.sha)) },
  };
}

function namesOf(tags: readonly Tag[]): readonly string[] {
  return tags.map(({ name }) => name);
}

/** @throws LATEST_UNKNOWN in a shallow clone, where tags are probably missing */
function unansweredNotice(
  { latest }: ImageSet,
  { relctl }: Settings,
  { remote, shallow }: ImageSnapshot,
): readonly string[] {
  if (!latest.moves || remote.kind !== 'unreachable') return [];
  if (shallow.size > 0) throw refuse('LATEST_UNKNOWN', { remote: relctl.remote, said: remote.said });
  return [
    `${relctl.remote} did not answer, so relctl decides about latest from the local tags: ${remote.said}`,
  ];
}
