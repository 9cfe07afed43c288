import type { Departure, Files, Run, Scenario, SetUp, Step } from '../harness/scenario.ts';

export function scenario(name: string, ...steps: readonly (Step | readonly Step[])[]): Scenario {
  return { name, steps: steps.flat() };
}

/** One scenario for each name, all with the same first steps. */
export function each(
  before: readonly SetUp[],
  ends: Readonly<Record<string, Step | readonly Step[]>>,
): readonly Scenario[] {
  return Object.entries(ends).map(([name, end]) => scenario(name, before, end));
}

/** A command line whose words are separated by single spaces. */
export function cz(line: string, more: Omit<Run, 'cz'> = {}): Run {
  return { cz: line.split(' '), ...more };
}

/** The same, for words that contain spaces. */
export function czWords(...words: readonly string[]): Run {
  return { cz: words };
}

export function differs(run: Run, row: string, own: Departure['own']): Run {
  return { ...run, differs: { row, own } };
}

/** The first lines of output for a release with the tag `v…`. */
export function firstLines(from: string, to: string, increment: string, tag = `v${to}`): string {
  return `bump: version ${from} → ${to}\ntag to create: ${tag}\nincrement detected: ${increment}\n\n`;
}

export function commits(...messages: readonly string[]): readonly SetUp[] {
  return messages.map((commit) => ({ commit }));
}

/** A pyproject.toml with this version and configuration. */
export function pyproject(version: string, config: readonly string[] = []): string {
  return toml(
    ['[project]', 'name = "my-app"', `version = "${version}"`, ''],
    ['[tool.commitizen]', 'version_provider = "pep621"', ...withTagFormat(config)],
  );
}

export function toml(...blocks: readonly (readonly string[])[]): string {
  return `${blocks.flat().join('\n')}\n`;
}

/** Adds the usual tag format, unless the configuration has one. */
function withTagFormat(config: readonly string[]): readonly string[] {
  return config.some((line) => line.startsWith('tag_format'))
    ? config
    : ['tag_format = "v$version"', ...config];
}

/** A project that has released this version. */
export function released(
  version: string,
  config: readonly string[] = [],
  files: Files = {},
): readonly SetUp[] {
  return [
    { commit: 'feat: begin', files: { 'pyproject.toml': pyproject(version, config), ...files } },
    { tag: `v${version}` },
  ];
}

/** The same, with a changelog that each release updates. */
export function withChangelog(
  version: string,
  config: readonly string[] = [],
  files: Files = {},
): readonly SetUp[] {
  const changelog = `## v${version} (2024-01-02)\n\n### Feat\n\n- begin\n`;
  return released(version, ['update_changelog_on_bump = true', ...config], {
    'CHANGELOG.md': changelog,
    ...files,
  });
}

/** A project with these files and a tag. */
export function project(files: Files, tag = 'v1.0.0'): readonly SetUp[] {
  return [{ commit: 'feat: begin', files }, { tag }];
}
