import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, differs, each, pyproject, released, scenario } from './build.ts';

const three = [
  { commit: 'feat: begin', files: { 'pyproject.toml': pyproject('1.1.0', ['version_scheme = "semver"']) } },
  { tag: 'v0.9.0' },
  ...commits('fix(core): one', 'docs: none'),
  { tag: 'v1.0.0', message: 'annotated' },
  ...commits('feat!: two'),
  { tag: 'v1.1.0-a0' },
  ...commits('perf: three'),
  { tag: 'v1.1.0' },
  ...commits('feat: four', 'chore!: five'),
] as const;

const lines = [
  'changelog',
  'ch',
  'changelog --dry-run',
  'changelog --incremental',
  'changelog --dry-run --incremental',
  'changelog --file-name NEWS.md',
  'changelog --file-name x/y.md',
  'changelog --unreleased-version v2.0.0',
  'changelog --dry-run --unreleased-version next',
  'changelog --start-rev v1.0.0',
  'changelog --start-rev nope',
  'changelog --merge-prerelease',
  'changelog --merge-prerelease --dry-run 1.1.0',
  'changelog --dry-run --version-scheme pep440',
  'changelog --dry-run --tag-format $version',
  'changelog --bogus',
  'changelog --incremental 1.0.0',
  'changelog --dry-run --start-rev v1.0.0 --incremental',
] as const;

const ranges = [
  '1.0.0',
  'v1.0.0',
  '0.9.0',
  '1.1.0',
  '0.9.0..1.0.0',
  'v0.9.0..v1.1.0',
  '..1.0.0',
  '1.0.0..',
  '1.0',
  '1',
  '9.9.9',
  'abc',
  '1.1.0-a0',
  '1.0.0..9.9.9',
  '1.1.0..0.9.0',
];

const commands = each(
  three,
  Object.fromEntries(
    [...lines, ...ranges.map((range) => `changelog --dry-run ${range}`)].map((line) => [line, cz(line)]),
  ),
);

const again: readonly Scenario[] = [
  scenario(
    'incremental, twice',
    three,
    cz('changelog --incremental'),
    commits('fix: six'),
    cz('changelog --incremental'),
    cz('changelog --incremental'),
  ),
  scenario(
    'an overwritten file',
    released('1.0.0', [], { 'CHANGELOG.md': '# Mine\n\nprose\n' }),
    commits('feat: a'),
    cz('changelog'),
  ),
  scenario(
    'incremental behind prose',
    released('1.0.0', [], { 'CHANGELOG.md': '# Mine\n\nprose\n' }),
    commits('feat: a'),
    cz('changelog --incremental'),
  ),
  scenario(
    'incremental up to date',
    released('1.0.0', [], { 'CHANGELOG.md': '## v1.0.0 (2024-01-02)\n\n- x\n' }),
    cz('changelog --incremental'),
  ),
  scenario(
    'incremental, its heading has no tag',
    released('1.0.0', [], { 'CHANGELOG.md': '## v7.7.7 (2024-01-02)\n\n- x\n' }),
    commits('feat: a'),
    cz('changelog --incremental'),
  ),
  scenario(
    'incremental, its heading is that of a tag of another format',
    released('1.0.0', [], { 'CHANGELOG.md': '## [1.0.0] - 2024-01-02\n\n- x\n' }),
    commits('feat: a'),
    differs(
      cz('changelog --incremental --tag-format $version'),
      'The base is the tag of the latest heading',
      { files: { 'CHANGELOG.md': '## Unreleased\n\n### Feat\n\n- a\n\n## [1.0.0] - 2024-01-02\n\n- x\n' } },
    ),
  ),
  scenario(
    'configured as incremental',
    released('1.0.0', ['changelog_incremental = true'], {
      'CHANGELOG.md': '## v1.0.0 (2024-01-02)\n\n- x\n',
    }),
    commits('feat: a'),
    cz('changelog'),
  ),
  scenario('no commits', { write: { 'pyproject.toml': pyproject('1.0.0') } }, cz('changelog')),
  scenario(
    'no tags',
    { commit: 'feat: begin', files: { 'pyproject.toml': pyproject('1.0.0') } },
    commits('fix: a'),
    cz('changelog --dry-run'),
    cz('changelog'),
  ),
  scenario('no configuration', { commit: 'feat: begin', files: { a: '' } }, cz('changelog --dry-run')),
  scenario(
    'from a folder below',
    three,
    { write: { 'sub/keep': '' } },
    cz('changelog --incremental', { folder: 'sub' }),
  ),
];

export const CHANGELOG_COMMAND: readonly Scenario[] = [...commands, ...again];
