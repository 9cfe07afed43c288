import type { Scenario, SetUp } from '../harness/scenario.ts';
import {
  commits,
  cz,
  differs,
  each,
  firstLines,
  project,
  pyproject,
  released,
  scenario,
  toml,
} from './build.ts';

const BUMP = cz('bump --yes');
const PLAN = cz('bump --yes --dry-run');

/** One configuration in each language. The number in `tag_format` shows which one was read. */
const FILES: Readonly<Record<string, string>> = {
  '.cz.toml': toml(['[tool.commitizen]', 'version = "1.0.1"', 'tag_format = "one-$version"']),
  'cz.toml': toml(['[tool.commitizen]', 'version = "1.0.2"', 'tag_format = "two-$version"']),
  '.cz.json': '{"commitizen": {"version": "1.0.3", "tag_format": "three-$version"}}\n',
  'cz.json': '{"commitizen": {"version": "1.0.4", "tag_format": "four-$version"}}\n',
  '.cz.yaml': 'commitizen:\n  version: 1.0.5\n  tag_format: five-$version\n',
  'cz.yaml': 'commitizen:\n  version: 1.0.6\n  tag_format: six-$version\n',
  'pyproject.toml': toml(['[tool.commitizen]', 'version = "1.0.7"', 'tag_format = "seven-$version"']),
};

const NAMES = Object.keys(FILES);

const alone = NAMES.map((name) =>
  scenario(`${name} alone`, { commit: 'feat: begin', files: { [name]: FILES[name]! } }, BUMP),
);

const pairs = NAMES.slice(1).map((name, at) =>
  scenario(
    `${NAMES[at]!} before ${name}`,
    { commit: 'feat: begin', files: { [NAMES[at]!]: FILES[NAMES[at]!]!, [name]: FILES[name]! } },
    PLAN,
  ),
);

const inFolder = (files: Record<string, string>): readonly SetUp[] => [
  { commit: 'feat: begin', files: { ...files, 'sub/keep': '' } },
];

const discovery: readonly Scenario[] = [
  scenario('all files at once', { commit: 'feat: begin', files: FILES }, PLAN),
  scenario(
    'no configuration at all',
    { commit: 'feat: begin', files: { a: '' } },
    PLAN,
    cz('version --project'),
  ),
  scenario(
    'a file without the section is passed over',
    {
      commit: 'feat: begin',
      files: {
        'cz.toml': '[tool.other]\n',
        '.cz.json': '{"commitizen": null}',
        'cz.yaml': FILES['cz.yaml']!,
      },
    },
    differs(PLAN, 'Settings that are not a table', {
      exit: 0,
      stdout: firstLines('1.0.6', '1.1.0', 'MINOR', 'six-1.1.0'),
    }),
  ),
  scenario(
    'an empty table counts',
    {
      commit: 'feat: begin',
      files: { 'cz.toml': '[tool.commitizen]\n', 'pyproject.toml': FILES['pyproject.toml']! },
    },
    PLAN,
  ),
  scenario(
    'from a folder below: the file of the top level',
    inFolder({ '.cz.toml': FILES['.cz.toml']! }),
    cz('bump --yes --dry-run', { folder: 'sub' }),
  ),
  scenario(
    'a file in the current folder comes first',
    inFolder({ '.cz.toml': FILES['.cz.toml']!, 'sub/cz.toml': FILES['cz.toml']! }),
    cz('bump --yes --dry-run', { folder: 'sub' }),
  ),
  scenario(
    '--config',
    inFolder({ 'cz.toml': FILES['cz.toml']!, 'sub/mine.toml': FILES['.cz.toml']! }),
    cz('--config sub/mine.toml bump --yes --dry-run'),
  ),
  scenario(
    '--config of a file that is not there',
    inFolder({ 'cz.toml': FILES['cz.toml']! }),
    cz('--config nope.toml bump --yes'),
  ),
  scenario(
    '--config of a file without the section',
    inFolder({ 'cz.toml': FILES['cz.toml']!, 'x.toml': '[tool.x]\n' }),
    cz('--config x.toml bump --yes'),
  ),
  scenario(
    'a file that is no TOML',
    { commit: 'feat: begin', files: { 'pyproject.toml': '[tool.commitizen\nversion = 1\n' } },
    cz('version --project'),
    BUMP,
  ),
  scenario(
    'a file that is no JSON',
    { commit: 'feat: begin', files: { 'cz.json': '{"commitizen": {' } },
    cz('version --project'),
  ),
  scenario(
    'a file that is no YAML',
    { commit: 'feat: begin', files: { 'cz.yaml': 'commitizen: [' } },
    cz('version --project'),
  ),
];

/** All keys that a bump uses, one for each project. */
const keys = Object.entries({
  'unknown keys': ['unknown = 1'],
  name: ['name = "cz_conventional_commits"'],
  'name of no rules': ['name = "nope"'],
  'version_provider of none': ['version_provider = "nope"'],
  'version_scheme semver': ['version_scheme = "semver"'],
  'version_scheme of none': ['version_scheme = "nope"'],
  'version_type, the old name': ['version_type = "semver2"'],
  tag_format: ['tag_format = "x-$version"'],
  bump_message: ['bump_message = "release $current_version to $new_version"'],
  'bump_message with odd variables': [
    'bump_message = "r $current_version [skip-ci] $foo ${new_version}x $$"',
  ],
  'bump_message of several lines': ['bump_message = "chore: $new_version\\n\\nwith a body\\n"'],
  'bump_message like a comment': ['bump_message = "# $new_version"'],
  update_changelog_on_bump: ['update_changelog_on_bump = true'],
  'update_changelog_on_bump as a text': ['update_changelog_on_bump = "false"'],
  changelog_file: ['update_changelog_on_bump = true', 'changelog_file = "HISTORY.md"'],
  'changelog_file in a folder that is not there': [
    'update_changelog_on_bump = true',
    'changelog_file = "docs/HISTORY.md"',
  ],
  'changelog_file of no known suffix': ['changelog_file = "CHANGES"'],
  'changelog_file of no known suffix, with a format': [
    'update_changelog_on_bump = true',
    'changelog_file = "CHANGES"',
    'changelog_format = "markdown"',
  ],
  'changelog_format of none': ['update_changelog_on_bump = true', 'changelog_format = "nope"'],
  changelog_incremental: ['update_changelog_on_bump = true', 'changelog_incremental = true'],
  changelog_start_rev: ['update_changelog_on_bump = true', 'changelog_start_rev = "HEAD~1"'],
  changelog_merge_prerelease: ['update_changelog_on_bump = true', 'changelog_merge_prerelease = true'],
  change_type_order: ['update_changelog_on_bump = true', 'change_type_order = ["Fix", "Feat"]'],
  'change_type_order that repeats': ['update_changelog_on_bump = true', 'change_type_order = ["Fix", "Fix"]'],
  change_type_map: ['update_changelog_on_bump = true', 'change_type_map = { feat = "New", fix = "Mended" }'],
  'major_version_zero at 1.x': ['major_version_zero = true'],
  prerelease_offset: ['prerelease_offset = 3'],
  annotated_tag: ['annotated_tag = true'],
  'encoding utf-8': ['encoding = "utf-8"'],
  'encoding latin-1': ['encoding = "latin-1"', 'bump_message = "gro\u00df $new_version"'],
  'allow_abort and the like': [
    'allow_abort = true',
    'message_length_limit = 10',
    'allowed_prefixes = ["WIP"]',
  ],
}).flatMap(([name, config]) => [
  scenario(`key: ${name}`, released('1.0.0', config), commits('fix: one', 'feat(api)!: two'), BUMP),
]);

const pairsOfKeys = each([], {
  'version of the configuration beside a provider': [
    ...project({ 'pyproject.toml': pyproject('1.0.0', ['version = "9.9.9"']) }),
    ...commits('fix: a'),
    BUMP,
  ],
  'version_scheme and version_type': [
    ...released('1.0.0', ['version_scheme = "semver"', 'version_type = "semver2"']),
    ...commits('feat: a'),
    cz('bump --yes --prerelease alpha'),
  ],
  'annotated_tag and a tag format': [
    ...project(
      { 'pyproject.toml': pyproject('1.0.0', ['annotated_tag = true', 'tag_format = "$version"']) },
      '1.0.0',
    ),
    ...commits('feat: a'),
    BUMP,
  ],
  'merge_prerelease and incremental': [
    ...released('1.0.0', [
      'update_changelog_on_bump = true',
      'changelog_merge_prerelease = true',
      'changelog_incremental = true',
    ]),
    ...commits('feat: a'),
    cz('bump --yes --prerelease alpha'),
    ...commits('fix: b'),
    BUMP,
  ],
});

/** Where files are searched for, if cz runs in a subfolder. */
const places: readonly Scenario[] = [
  scenario(
    'provider files from a folder below',
    released('1.0.0', [], { 'sub/keep': '' }),
    commits('feat: a'),
    differs(
      cz('bump --yes --dry-run', { folder: 'sub' }),
      "The version's file and `version_files` are relative",
      { exit: 0, stdout: firstLines('1.0.0', '1.1.0', 'MINOR') },
    ),
  ),
  scenario(
    'the changelog is beside the configuration',
    {
      commit: 'feat: begin',
      files: {
        '.cz.toml': toml(['[tool.commitizen]', 'version = "1.0.0"', 'update_changelog_on_bump = true']),
        'sub/keep': '',
      },
    },
    { tag: '1.0.0' },
    commits('feat: a'),
    cz('bump --yes', { folder: 'sub' }),
  ),
];

export const CONFIGURATION: readonly Scenario[] = [
  ...alone,
  ...pairs,
  ...discovery,
  ...keys,
  ...pairsOfKeys,
  ...places,
];
