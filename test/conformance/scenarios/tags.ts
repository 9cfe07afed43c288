import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, differs, firstLines, project, pyproject, scenario, withChangelog } from './build.ts';

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

const NOT_ASKED = 'If there is no terminal, relctl does not ask whether this is the first tag';

/** Formats that commitizen writes but does not read. */
const unread = (
  [
    ['A tag format is read as plain text first', 'ver$unknown-$version', 'ver$unknown-'],
    ['A tag format is read as plain text first', 'v$version+x', 'v', '+x'],
    ['Headings are read as they are written and in lower case.', 'Release-$version', 'Release-'],
  ] as const
).map(([row, format, before, after = '']) => {
  const tag = (version: string): string => `${before}${version}${after}`;
  const stdout = `${firstLines('1.0.0', '1.1.0', 'MINOR', tag('1.1.0'))}## ${tag('1.1.0')} ({today})\n\n### Feat\n\n- a\n\n`;
  return scenario(
    `format ${format}`,
    tagged(format, tag('1.0.0')),
    { write: { 'CHANGELOG.md': `## ${tag('1.0.0')} (2024-01-02)\n\n- begin\n` } },
    commits('feat: a'),
    differs(cz('bump --yes --dry-run --changelog'), row, { exit: 0, stdout }),
  );
});

const legacy: readonly Scenario[] = [
  scenario(
    'a tag of a legacy format is the base',
    tagged('v$version', '1.0.0', ['legacy_tag_formats = ["$version"]']),
    commits('fix: a'),
    BUMP,
    commits('feat: b'),
    BUMP,
  ),
  scenario(
    'a version whose tag is of a legacy format is made again',
    tagged('v$version', '1.0.0', ['legacy_tag_formats = ["$version"]']),
    commits('docs: a'),
    cz('bump --get-next'),
    cz('bump --yes --dry-run --changelog'),
    cz('bump --yes 1.0.0'),
    BUMP,
    cz('bump --yes'),
  ),
  scenario('a lost tag: all of history counts', tagged('v$version', '1.0.0'), commits('fix: a'), BUMP),
  scenario(
    'no tag, nobody to ask',
    tagged('v$version', 'other'),
    commits('fix: a'),
    differs(cz('bump --dry-run'), NOT_ASKED, { exit: 0, stdout: firstLines('1.0.0', '1.1.0', 'MINOR') }),
    differs(cz('bump --get-next'), NOT_ASKED, { exit: 0, stdout: '1.1.0\n' }),
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
    differs(cz('bump --yes --dry-run --devrelease 2'), '`$devrelease` is filled in when a tag is written', {
      stdout: firstLines('1.0.0', '1.1.0-dev2', 'MINOR', 'v1.1.0.dev2'),
    }),
  ),
  scenario(
    'devrelease in a format, and nothing since its tag',
    tagged('v$major.$minor.$patch$prerelease$devrelease', 'v1.0.0'),
    differs(cz('bump --yes --get-next'), '`$devrelease` is filled in when a tag is written', {
      exit: 3,
      stdout: '',
    }),
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

export const TAGS: readonly Scenario[] = [...formats, ...unread, ...legacy];
