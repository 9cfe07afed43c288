const DEFAULTS: Readonly<Record<string, string>> = {
  name: '"cz_conventional_commits"',
  tag_format: '"v$version"',
  version_scheme: '"semver"',
  version_provider: '"pep621"',
  update_changelog_on_bump: 'true',
  major_version_zero: 'true',
};

/**
 * The pyproject.toml of the usual test project.
 *
 * @param commitizen lines for `[tool.commitizen]`; they replace the usual lines with the same key
 */
export function pyproject(version: string, commitizen: readonly string[] = [], more = ''): string {
  const set = new Set(commitizen.map((line) => line.split('=')[0]?.trim()));
  const usual = Object.entries(DEFAULTS).filter(([key]) => !set.has(key));
  return `[project]
name = "my_app"
version = "${version}"   # the one place
requires-python = ">=3.11"

[tool.commitizen]
${usual.map(([key, value]) => `${key} = ${value}\n`).join('')}${commitizen.join('\n')}
${more}`;
}
