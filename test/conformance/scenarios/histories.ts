import type { Scenario, SetUp } from '../harness/scenario.ts';
import { commits, cz, differs, firstLines, scenario, withChangelog } from './build.ts';

const BUMP = cz('bump --yes');
const begin = withChangelog('1.0.0', ['version_scheme = "semver"']);

const merged = (message: string, ...onTopic: readonly string[]): readonly SetUp[] => [
  { git: ['checkout', '-q', '-b', 'topic'] },
  ...commits(...onTopic),
  { git: ['checkout', '-q', 'main'] },
  ...commits('fix: meanwhile'),
  { git: ['merge', '-q', '--no-ff', '-m', message, 'topic'] },
];

const alphas = [
  ...commits('feat: one'),
  cz('bump --yes --prerelease alpha'),
  ...commits('fix: two'),
  cz('bump --yes --prerelease alpha'),
];
const merging = withChangelog('1.0.0', ['version_scheme = "semver"', 'changelog_merge_prerelease = true']);

export const HISTORIES: readonly Scenario[] = [
  scenario('a merge', begin, merged("Merge branch 'topic'", 'feat: on a topic'), BUMP),
  scenario('a merge that says feat', begin, merged('feat: merged', 'docs: on a topic'), BUMP),
  scenario(
    'a merge of a pull request',
    begin,
    merged('Merge pull request #1 from x/y\n\nfeat: its title', 'docs: on a topic'),
    BUMP,
  ),
  scenario(
    'a merge of a tag',
    begin,
    merged("Merge tag 'x'", 'feat: a', 'fix: b', 'perf: c'),
    BUMP,
    commits('fix: d'),
    BUMP,
  ),
  scenario('a revert', begin, commits('feat: a', 'Revert "feat: a"\n\nThis reverts commit 0123456.'), BUMP),
  scenario(
    'empty and white bodies',
    begin,
    commits('feat: a\n\n', 'fix: b\n\n   \n\n', 'perf: c\n\n\n\nd'),
    BUMP,
  ),
  scenario(
    'trailers',
    begin,
    commits('feat: a\n\nbody\n\nRefs: #1\nCo-authored-by: X <x@y>\nSigned-off-by: Y <y@z>'),
    BUMP,
  ),
  scenario('a wide world', begin, commits('feat(größe): 日本 🎉', 'fix: עברית', 'perf: a\u0301'), BUMP),
  scenario(
    'separators of the log’s own',
    begin,
    commits('feat: a ---------- b', 'fix: c\n\n----------commit-delimiter----------\n\nfeat: d'),
    differs(cz('bump --yes --dry-run'), 'A message can contain any text.', {
      exit: 0,
      stdout: `${firstLines('1.0.0', '1.1.0', 'MINOR')}## v1.1.0 ({today})\n\n### Feat\n\n- d\n- a ---------- b\n\n### Fix\n\n- c\n\n`,
    }),
  ),
  scenario('alphas become final', begin, alphas, commits('perf: three'), BUMP),
  scenario('alphas become final, no new commit', begin, alphas, BUMP),
  scenario('merged alphas become final', merging, alphas, commits('perf: three'), BUMP),
  scenario('merged alphas become final, no new commit', merging, alphas, BUMP),
  scenario(
    'merged alphas, none released before',
    [
      {
        commit: 'chore: begin',
        files:
          begin[0] !== undefined && 'files' in begin[0] ? { ...begin[0].files, 'CHANGELOG.md': null } : {},
      },
      { tag: 'v1.0.0' },
    ],
    alphas,
    BUMP,
  ),
  scenario(
    'a hotfix while main has an alpha',
    begin,
    commits('feat: one'),
    cz('bump --yes --prerelease alpha'),
    { git: ['checkout', '-q', '-b', 'hotfix', 'v1.0.0'] },
    commits('fix: hot'),
    cz('bump --yes --increment patch'),
    commits('fix: hot again'),
    BUMP,
  ),
  scenario('bump commits of one’s own', begin, commits('bump: version 1.0.0 → 9.0.0', 'fix: a'), BUMP),
  scenario(
    'three releases in a row',
    begin,
    commits('fix: a'),
    BUMP,
    commits('feat: b'),
    BUMP,
    commits('feat!: c'),
    BUMP,
  ),
  scenario(
    'a hundred commits',
    begin,
    commits(
      ...Array.from(
        { length: 30 },
        (_, at) => `${['feat', 'fix', 'docs'][at % 3]!}(s${at % 4}): number ${at}`,
      ),
    ),
    BUMP,
  ),
];
