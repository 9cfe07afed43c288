import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, project, pyproject, scenario, withChangelog } from './build.ts';

const BUMP = cz('bump --yes --changelog');

const tagged = (format: string, tag: string, more: readonly string[] = [], version = '1.0.0') =>
  project(
    {
      'pyproject.toml': pyproject(version, [
        `tag_format = "${format}"`,
        'version_scheme = "semver"',
        ...more,
      ]),
    },
    tag,
  );

const formats = (
  [
    ['$version', '1.0.0'],
    ['v$version', 'v1.0.0'],
    ['v${version}', 'v1.0.0'],
    ['rel-$version', 'rel-1.0.0'],
    ['$version-final', '1.0.0-final'],
    ['pkg/$version', 'pkg/1.0.0'],
    ['v$major.$minor.$patch', 'v1.0.0'],
    ['v$major.$minor.$patch$prerelease', 'v1.0.0'],
    ['v$major.$minor.$patch-$prerelease', 'v1.0.0-'],
    ['$$version', '$version'],
    ['ver$unknown-$version', 'ver$unknown-1.0.0'],
    ['Release-$version', 'Release-1.0.0'],
    ['v$version+x', 'v1.0.0+x'],
    ['none', 'none'],
  ] as const
).map(([format, tag]) =>
  scenario(
    `format ${format}`,
    tagged(format, tag),
    commits('feat: a'),
    cz('version --project --tag'),
    cz('bump --yes --changelog --prerelease alpha'),
    commits('fix: b'),
    BUMP,
  ),
);

const legacy: readonly Scenario[] = [
  scenario(
    'a tag of a legacy format is the base',
    tagged('v$version', '1.0.0', ['legacy_tag_formats = ["$version"]']),
    commits('fix: a'),
    BUMP,
    commits('feat: b'),
    BUMP,
  ),
  scenario('a lost tag: all of history counts', tagged('v$version', '1.0.0'), commits('fix: a'), BUMP),
  scenario(
    'no tag, nobody to ask',
    tagged('v$version', 'other'),
    commits('fix: a'),
    cz('bump'),
    cz('bump --get-next'),
    cz('bump --dry-run'),
  ),
  scenario('a tag with a v where none is written', tagged('$version', 'v1.0.0'), commits('fix: a'), BUMP),
  scenario(
    'both tags, with and without v',
    tagged('v$version', 'v1.0.0', ['legacy_tag_formats = ["$version"]']),
    commits('feat: between'),
    { tag: '1.0.0' },
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'foreign tags',
    tagged('v$version', 'v1.0.0'),
    { tag: 'nightly' },
    { tag: 'build/7' },
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'ignored tags',
    tagged('v$version', 'v1.0.0', ['ignored_tag_formats = ["nightly*"]']),
    { tag: 'nightly-3' },
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'foreign tags on the commits of a release',
    tagged('v$version', 'v1.0.0'),
    commits('feat: a'),
    { tag: 'v1.0.5' },
    commits('fix: b'),
    BUMP,
  ),
  scenario(
    'a later version on another branch',
    tagged('v$version', 'v1.0.0'),
    { git: ['checkout', '-q', '-b', 'side'] },
    commits('feat: side'),
    { tag: 'v1.1.0' },
    { git: ['checkout', '-q', 'main'] },
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'the base is on another branch alone',
    tagged('v$version', 'other', [], '1.0.0'),
    { git: ['checkout', '-q', '-b', 'side'] },
    commits('feat: side'),
    { tag: 'v1.0.0' },
    { git: ['checkout', '-q', 'main'] },
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'version 1.0 stands for its highest tag',
    tagged('v$version', 'v1.0.1', [], '1.0'),
    commits('feat: a'),
    { tag: 'v1.0.7' },
    commits('fix: b'),
    BUMP,
  ),
  scenario(
    'annotated tags are bases, too',
    tagged('v$version', 'other'),
    { tag: 'v1.0.0', message: 'by hand' },
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'two versions on one commit',
    tagged('v$version', 'v1.0.0'),
    commits('fix: a'),
    { tag: 'v1.0.1' },
    { tag: 'v1.0.1-rc1' },
    commits('fix: b'),
    BUMP,
  ),
  scenario(
    'a tagged HEAD, an increment asked for',
    tagged('v$version', 'v1.0.0'),
    cz('bump --yes --changelog --increment patch'),
  ),
  scenario(
    'devrelease in a format',
    tagged('v$major.$minor.$patch$prerelease$devrelease', 'v1.0.0'),
    commits('feat: a'),
    cz('bump --yes --devrelease 2'),
  ),
  scenario(
    'the tag that would be made exists',
    withChangelog('1.0.0'),
    commits('fix: a'),
    { tag: 'v1.0.1', at: 'HEAD~1' },
    cz('bump --yes --dry-run'),
    cz('bump --yes'),
  ),
];

export const TAGS: readonly Scenario[] = [...formats, ...legacy];
