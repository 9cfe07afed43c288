/** The pyproject.toml of the product contract's scenarios. */
export function pyproject(version: string, commitizen: readonly string[] = [], more = ''): string {
  return `[project]
name = "my_app"
version = "${version}"   # the one place
requires-python = ">=3.11"

[tool.commitizen]
name = "cz_conventional_commits"
tag_format = "v$version"
version_scheme = "semver"
version_provider = "pep621"
update_changelog_on_bump = true
major_version_zero = true
${commitizen.join('\n')}
${more}`;
}
