import type { Scheme } from '../version/scheme.ts';
import { compareVersions, isFinal, isPrerelease } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import { branchTag } from './branch-tag.ts';
import { releaseTag } from './release-tag.ts';

/** What an image is built from. */
export type ImageSource =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string; readonly version: Version };

/** The settings that the name of an image depends on. */
export interface ImageRules {
  /** The name with its registry, without a tag. */
  readonly image: string;
  readonly scheme: Scheme;
  readonly formats: TagFormats;
}

export interface ImageSet {
  /** The image of the branch or version first. */
  readonly images: readonly Image[];
  readonly latest: Latest;
}

export interface Image {
  /** `registry/my_app:1.2.0` */
  readonly name: string;
  /** The part after the colon. */
  readonly tag: string;
  /** Whether a later build can get the same name. */
  readonly mutable: boolean;
}

/** Whether `latest` moves to this image, and why. */
export type Latest =
  | { readonly moves: true; readonly because: 'highest'; readonly higher: null }
  | { readonly moves: false; readonly because: 'branch' | 'prerelease'; readonly higher: null }
  /** `higher` is the tag of the highest final release. */
  | { readonly moves: false; readonly because: 'exceeded'; readonly higher: string };

/**
 * The container images of a branch or of a release. A branch has one image, and its next commit gets the same name. A release
 * has an image with its version, and `latest` if it is final and no final release is higher.
 *
 * @param tags all known tags; tags that are not releases are ignored, and so is the tag of this release
 */
export function imagesOf(source: ImageSource, tags: readonly string[], rules: ImageRules): ImageSet {
  if (source.kind === 'branch') {
    const latest = { moves: false, because: 'branch', higher: null } as const;
    return { images: [imageOf(rules, branchTag(source.name, rules.formats), true)], latest };
  }
  const latest = latestAfter(source.version, tags, rules.formats);
  const versioned = imageOf(rules, releaseTag(rules.scheme.format(source.version)), false);
  return { images: latest.moves ? [versioned, imageOf(rules, 'latest', true)] : [versioned], latest };
}

function imageOf({ image }: ImageRules, tag: string, mutable: boolean): Image {
  return { name: `${image}:${tag}`, tag, mutable };
}

function latestAfter(version: Version, tags: readonly string[], formats: TagFormats): Latest {
  if (isPrerelease(version)) return { moves: false, because: 'prerelease', higher: null };
  const { versionOf } = tagReader(formats);
  let highest = { version, tag: null as string | null };
  for (const tag of tags) {
    const other = versionOf(tag);
    if (other !== null && isFinal(other) && compareVersions(other, highest.version) > 0) {
      highest = { version: other, tag };
    }
  }
  return highest.tag === null
    ? { moves: true, because: 'highest', higher: null }
    : { moves: false, because: 'exceeded', higher: highest.tag };
}
