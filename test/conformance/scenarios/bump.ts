import type { Scenario } from '../harness/scenario.ts';
import {
  commits,
  cz,
  differs,
  each,
  project,
  pyproject,
  released,
  scenario,
  toml,
  withChangelog,
} from './build.ts';

const feature = [...released('1.0.0'), ...commits('feat(api): one')];

const flags = each(feature, {
  plain: cz('bump --yes'),
  '--dry-run': cz('bump --yes --dry-run'),
  '--dry-run with the changelog': cz('bump --yes --dry-run --changelog'),
  '-ch': cz('bump --yes -ch'),
  '--get-next': cz('bump --get-next'),
  '--get-next with the changelog': cz('bump --get-next --changelog'),
  '-pr': cz('bump --yes -pr alpha'),
  '--prerelease of none': cz('bump --yes --prerelease gamma'),
  '-d': cz('bump --yes -d 3'),
  '--devrelease below nought': cz('bump --yes --devrelease -1'),
  '--devrelease of no number': cz('bump --yes --devrelease x'),
  '--increment in lower case': cz('bump --yes --increment major'),
  '--increment of none': cz('bump --yes --increment huge'),
  '--increment=': cz('bump --yes --increment=PATCH'),
  '--increment-mode of none': cz('bump --yes --increment-mode x'),
  '--local-version without a local part': cz('bump --yes --local-version'),
  '--build-metadata': cz('bump --yes --build-metadata 001.A-b'),
  '--major-version-zero at 1.x': cz('bump --yes --major-version-zero'),
  '--allow-no-commit': cz('bump --yes --allow-no-commit'),
  'an unknown option': cz('bump --yes --bogus'),
  'a second version': cz('bump --yes 1.1.0 1.2.0'),
  'a version by hand': cz('bump --yes 2.0.0'),
  'a version by hand that is none': cz('bump --yes abc'),
  'the same version by hand': cz('bump --yes 1.0.0'),
  'a lower version by hand': cz('bump --yes 0.9.0'),
  'a version by hand and an increment': cz('bump --yes --increment minor 2.0.0'),
  'a version by hand and all that it excludes': cz(
    'bump --yes --increment minor --prerelease rc --devrelease 1 --local-version --build-metadata x --major-version-zero 2.0.0',
  ),
  'local version and build metadata': cz('bump --yes --local-version --build-metadata x'),
  'a shortened option': cz('bump --yes --get'),
  'an ambiguous option': cz('bump --yes --in major'),
  'no raise': [
    cz('-nr 20 bump --yes --major-version-zero'),
    cz('--no-raise NOT_ALLOWED bump --yes --major-version-zero'),
    cz('-nr abc bump --yes --dry-run'),
  ],
  'other rules': cz('-n nope bump --yes'),
});

/** Nothing to release, with and without a changelog (docs/commitizen.md, "Nothing to release"). */
const nothing = [released, withChangelog].flatMap((make, at) => {
  const how = at === 0 ? '' : ', with the changelog';
  const final = make('1.0.0');
  const alpha = [
    ...make('1.0.0', ['version_scheme = "semver"']),
    ...commits('feat: a'),
    cz('bump --yes --prerelease alpha'),
  ];
  return [
    scenario(
      `no commits${how}`,
      final,
      cz('bump --yes'),
      cz('bump --yes --dry-run'),
      cz('bump --get-next'),
      cz('bump --yes --prerelease alpha'),
    ),
    scenario(`no commits, allowed${how}`, final, cz('bump --yes --allow-no-commit')),
    scenario(`no commits, an increment asked for${how}`, final, cz('bump --yes --increment minor')),
    scenario(
      `none that asks${how}`,
      final,
      commits('docs: a', 'chore: b'),
      cz('bump --yes'),
      cz('bump --get-next'),
      cz('bump --yes --prerelease alpha'),
      cz('bump --yes --prerelease alpha --allow-no-commit'),
      cz('bump --yes --devrelease 1'),
    ),
    scenario(`none that asks, allowed${how}`, final, commits('docs: a'), cz('bump --yes --allow-no-commit')),
    scenario(`final after an alpha, no commits${how}`, alpha, cz('bump --get-next'), cz('bump --yes')),
    scenario(`final after an alpha, no commits, allowed${how}`, alpha, cz('bump --yes --allow-no-commit')),
    scenario(`final after an alpha, none that asks${how}`, alpha, commits('docs: b'), cz('bump --yes')),
    scenario(`final after an alpha, a fix${how}`, alpha, commits('fix: b'), cz('bump --yes')),
    scenario(`alpha after an alpha, no commits${how}`, alpha, cz('bump --yes --prerelease alpha')),
    scenario(
      `alpha after an alpha, none that asks${how}`,
      alpha,
      commits('docs: b'),
      cz('bump --yes --prerelease alpha'),
    ),
    scenario(`final after an alpha, forced${how}`, alpha, cz('bump --yes --increment MINOR')),
    scenario(
      `the same dev release${how}`,
      final,
      commits('feat: a'),
      cz('bump --yes --devrelease 1'),
      cz('bump --yes --devrelease 1'),
    ),
  ];
});

const zero = [released('0.4.2', ['major_version_zero = true']), released('0.4.2')].flatMap((begin, at) => [
  scenario(
    `a breaking change at 0.x${at === 0 ? ', major_version_zero' : ''}`,
    begin,
    commits('feat!: a'),
    cz('bump --yes --dry-run'),
    cz('bump --yes --dry-run --major-version-zero'),
    cz('bump --yes --dry-run --increment MAJOR'),
    cz('bump --yes'),
  ),
]);

const firsts: readonly Scenario[] = [
  scenario(
    'a repository without a commit',
    { write: { 'pyproject.toml': pyproject('0.1.0') } },
    cz('bump --yes'),
    differs(cz('bump --yes --increment minor'), 'A repository without a commit is refused', {
      exit: 23,
      stdout: '',
      files: {},
    }),
  ),
  scenario(
    'the first release of 0.1.0',
    { commit: 'feat: begin', files: { 'pyproject.toml': pyproject('0.1.0') } },
    cz('bump --yes --changelog'),
  ),
  scenario(
    'the first release of 0.0.0, breaking',
    { commit: 'feat!: begin', files: { 'pyproject.toml': pyproject('0.0.0') } },
    cz('bump --yes'),
  ),
  scenario(
    'the first release by hand, as it stands',
    { commit: 'feat: begin', files: { 'pyproject.toml': pyproject('0.1.0') } },
    cz('bump --yes 0.1.0'),
  ),
  scenario('a detached HEAD', feature, { git: ['checkout', '-q', '--detach'] }, cz('bump --yes')),
];

/** Uncommitted changes at a release. */
const trees: readonly Scenario[] = [
  scenario('untracked files stay', feature, { write: { 'other.txt': 'x\n' } }, cz('bump --yes')),
  scenario(
    'the provider commitizen',
    project({
      'cz.toml': toml([
        '[tool.commitizen]',
        'version = "1.0.0"',
        'tag_format = "v$version"',
        'update_changelog_on_bump = true',
      ]),
    }),
    commits('feat: a'),
    cz('bump --yes --prerelease alpha'),
    cz('bump --yes'),
  ),
];

export const BUMP: readonly Scenario[] = [...flags, ...nothing, ...zero, ...firsts, ...trees];
