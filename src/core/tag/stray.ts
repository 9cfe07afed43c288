import type { Scheme } from '../version/scheme.ts';
import type { Version } from '../version/version.ts';
import { tagReader } from './recognise.ts';
import type { TagFormats, TagReader } from './recognise.ts';

/** A tag with a version, in a format that is not configured. */
export interface StrayTag {
  readonly name: string;
  /** The format that gives this name: `$version` for `1.1.0`, `shop-$version` for `shop-1.1.0`. */
  readonly format: string;
}

/**
 * The tag that probably belongs to a version, in a format that is not configured: its name ends with the version as the scheme
 * writes it.
 *
 * @returns null if there is none; ignored tags don't count
 */
export function findStrayTag(
  names: readonly string[],
  version: Version,
  scheme: Scheme,
  formats: TagFormats,
): StrayTag | null {
  const spelled = scheme.format(version);
  const { isIgnored } = tagReader(formats);
  const name = names.find(
    (candidate) => candidate.endsWith(spelled) && !/[\d.]$/.test(candidate.slice(0, -spelled.length)),
  );
  if (name === undefined || isIgnored(name)) return null;
  const before = name.slice(0, -spelled.length);
  return { name, format: `${before.replaceAll('$', '$$$$')}$version` };
}

/** The tags that no format reads, and that are not ignored. */
export function unreadTags(names: readonly string[], { versionOf, isIgnored }: TagReader): readonly string[] {
  return names.filter((name) => versionOf(name) === null && !isIgnored(name));
}

/** The line of a configuration that makes a stray tag readable. */
export function legacyFormatsWith({ format }: StrayTag, legacy: readonly string[]): string {
  return `legacy_tag_formats = [${[...legacy, format].map((one) => JSON.stringify(one)).join(', ')}]`;
}
