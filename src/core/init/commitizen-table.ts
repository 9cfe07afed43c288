import type { InitFacts } from './init-facts.ts';
import type { ProjectGit } from './project.ts';
import { versionSource } from './version-source.ts';

/** `[tool.commitizen]` for a project that has none, and the reason for its values. */
export function commitizenTable({ project, pyproject, locks }: InitFacts): {
  readonly lines: readonly string[];
  readonly why: string;
} {
  const source = versionSource(project, pyproject, locks);
  const { own, files } = source;
  const tags = project.git?.tags ?? [];
  const legacy = legacyFormats(tags);
  const lines = [
    '[tool.commitizen]',
    'name = "cz_conventional_commits"',
    `version_provider = "${source.provider}"`,
    ...(own === null ? [] : [`version = "${own}"`]),
    ...(files.length === 0
      ? []
      : [`version_files = [${files.map((file) => JSON.stringify(file)).join(', ')}]`]),
    `version_scheme = "${schemeOf(tags)}"`,
    'tag_format = "v$version"',
    ...(legacy.length === 0
      ? []
      : [`legacy_tag_formats = [${legacy.map((format) => `"${format}"`).join(', ')}]`]),
    'update_changelog_on_bump = true',
    'changelog_merge_prerelease = true',
    ...((source.version?.release[0] ?? 0) === 0 ? ['major_version_zero = true'] : []),
  ];
  const also = legacy.length === 0 ? '' : '. Existing tags without "v" count as releases, too';
  return { lines, why: `${source.why}${also}` };
}

/** The format of existing tags that are only a version, without a prefix. */
function legacyFormats(tags: ProjectGit['tags']): readonly string[] {
  return tags.some((tag) => /^\d+\.\d+(?:\.\d+)?(?:$|[-.]?[a-z])/.test(tag)) ? ['$version'] : [];
}

/** Semantic versions, unless the project already has tags such as `1.0.0a1`. */
function schemeOf(tags: ProjectGit['tags']): 'semver' | 'pep440' {
  return tags.some((tag) => /^v?\d+(?:\.\d+)+(?:a|b|rc)\d+$/.test(tag)) ? 'pep440' : 'semver';
}
