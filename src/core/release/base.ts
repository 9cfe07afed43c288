import { commitRules } from '../commit/rule-set.ts';
import type { CommitRules } from '../commit/rules.ts';
import { configFolder } from '../config/section.ts';
import type { Settings } from '../config/settings.ts';
import { refuse } from '../error/error.ts';
import { providerNamed } from '../provider/providers.ts';
import type { ProjectPlace, Provider, VersionSource } from '../provider/provider.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { findTag } from '../tag/find.ts';
import { tagReader } from '../tag/recognise.ts';
import type { TagFormats } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { schemeNamed, SCHEME_NAMES } from '../version/schemes.ts';
import type { Scheme } from '../version/scheme.ts';
import { parseVersion } from '../version/version.ts';
import type { Version } from '../version/version.ts';

/** What the next release starts from. */
export interface Base {
  readonly place: ProjectPlace;
  readonly provider: Provider;
  readonly scheme: Scheme;
  readonly formats: TagFormats;
  /** `formats` without the command line's option, because a provider that reads tags reads those of earlier releases. */
  readonly configured: TagFormats;
  readonly rules: CommitRules;
  readonly version: Version;
  /** The version as the scheme spells it. */
  readonly spelled: string;
  /** The current version's tag; null if it has none. */
  readonly tag: Tag | null;
}

/** The providers, schemes, formats and commit conventions that a configuration names. */
export type Means = Pick<Base, 'place' | 'provider' | 'scheme' | 'formats' | 'configured' | 'rules'>;

/** @throws UNKNOWN_RULE_SET, UNKNOWN_SCHEME, VERSION_PROVIDER_UNKNOWN */
export function resolveMeans(settings: Settings): Means {
  return { ...resolveTagMeans(settings), provider: providerNamed(settings.commitizen.versionProvider) };
}

/** What is needed to read tags and the changelog, whichever provider keeps the version. @throws UNKNOWN_RULE_SET, UNKNOWN_SCHEME */
export function resolveTagMeans(settings: Settings): Omit<Means, 'provider'> {
  const { configFile, configuredScheme, configuredTagFormat, commitizen } = settings;
  const rules = commitRules(settings);
  // Parity: an unknown scheme in the configuration is refused even if the command line names another one.
  knownScheme(configuredScheme);
  const scheme = knownScheme(commitizen.versionScheme);
  const formats: TagFormats = {
    current: commitizen.tagFormat,
    legacy: commitizen.legacyTagFormats,
    ignored: commitizen.ignoredTagFormats,
  };
  return {
    place: { configFile, folder: configFolder(configFile) },
    scheme,
    formats,
    configured: { ...formats, current: configuredTagFormat },
    rules,
  };
}

/** @throws UNKNOWN_SCHEME */
export function knownScheme(name: string): Scheme {
  const scheme = schemeNamed(name);
  if (scheme === null) throw refuse('UNKNOWN_SCHEME', { scheme: name, known: SCHEME_NAMES });
  return scheme;
}

/** The part of the snapshot from which the current version is read. */
export type BaseSource = Pick<Snapshot, 'files' | 'tags' | 'released'>;

/**
 * The current version and its tag. The version in the files decides, not the newest tag. With the provider `scm`, the
 * highest release that HEAD contains decides.
 *
 * @throws INVALID_VERSION, and the provider's error if a file contains no version
 */
export function findBase(means: Means, { files, tags, released }: BaseSource): Base {
  const { provider, place, scheme, formats } = means;
  const text = provider.read(versionSource(means, files, released));
  const version = parseVersion(text);
  const file = provider.file(place);
  if (version === null) throw refuse('INVALID_VERSION', { version: text, where: file ?? 'the tag' });
  const tag = file === null ? released : findTag(tags, version, scheme, formats);
  return { ...means, version, spelled: scheme.format(version), tag };
}

/** The texts in which the provider reads and writes the version. */
export function versionSource(
  { place, scheme, configured }: Means,
  texts: VersionSource['texts'],
  released: Tag | null,
): VersionSource {
  const version = released === null ? null : tagReader(configured).versionOf(released.name);
  return { place, texts, tagged: version === null ? null : scheme.format(version) };
}
