import type { Files, Scenario } from '../harness/scenario.ts';
import { commits, cz, released, scenario } from './build.ts';

const BUMP = cz('bump --yes');

const FILES: Files = {
  'a.txt': 'version 1.0.0\ndep==11.0.0\nother 1.0.0 and 1.0.0\n',
  'b.txt': 'nothing here\n',
  'src/x.py': '__version__ = "1.0.0"\nOLD = "1.0.0"\n',
  'src/a/v.txt': '1.0.0',
  'src/a/b/v.txt': '1.0.0',
};

const LISTS: Readonly<Record<string, readonly string[]>> = {
  'a file': ['a.txt'],
  'a file and a pattern': ['a.txt:^version'],
  'a pattern that finds no version': ['a.txt:nothing'],
  'two patterns for a file': ['a.txt:^version', 'a.txt:^other'],
  'a glob': ['src/*.py'],
  'a glob of two stars': ['src/**/v.txt'],
  'a file that is not there': ['none.txt'],
  'a file without the version': ['b.txt', 'a.txt'],
  'a pattern with a group': ['src/x.py:(?i)__VERSION__'],
  'the provider’s own file': ['pyproject.toml:^version'],
  'the same file twice': ['a.txt', 'a.txt'],
  'a colon in the pattern': ['a.txt:version: '],
};

/** Files for which `--check-consistency` may decide differently. */
const INCONSISTENT = [
  'a pattern that finds no version',
  'a file that is not there',
  'a file without the version',
  'a glob of two stars',
];

const lists = Object.entries(LISTS).flatMap(([name, list]) => {
  const begin = [
    ...released('1.0.0', [`version_files = ${JSON.stringify(list)}`], FILES),
    ...commits('feat: a'),
  ];
  return [
    scenario(`version_files: ${name}`, begin, BUMP),
    ...(INCONSISTENT.includes(name)
      ? [scenario(`version_files: ${name}, consistent`, begin, cz('bump --yes --check-consistency'))]
      : []),
  ];
});

const others: readonly Scenario[] = [
  scenario(
    'version_files: CRLF',
    released('1.0.0', ['version_files = ["a.txt"]'], { 'a.txt': 'v 1.0.0\r\nmore\r\n' }),
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'version_files: no line end at the end',
    released('1.0.0', ['version_files = ["a.txt"]'], { 'a.txt': 'v 1.0.0' }),
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'version_files: a form feed and other ends of a line',
    released('1.0.0', ['version_files = ["a.txt:^x"]'], { 'a.txt': 'a\fx 1.0.0\u2028x 1.0.0\nx 1.0.0\n' }),
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    'version_files: another spelling than the project’s',
    released('1.0.0-alpha.1', ['version_scheme = "semver"', 'version_files = ["a.txt"]'], {
      'a.txt': '1.0.0-alpha.1 1.0.0-a1\n',
    }),
    commits('fix: a'),
    BUMP,
  ),
  scenario(
    '--version-files-only',
    released(
      '1.0.0',
      ['version_files = ["a.txt"]', 'pre_bump_hooks = ["echo pre"]', 'post_bump_hooks = ["echo post"]'],
      FILES,
    ),
    commits('feat: a'),
    cz('bump --yes --version-files-only --changelog'),
  ),
  scenario(
    '--files-only',
    released('1.0.0', ['version_files = ["a.txt"]'], FILES),
    commits('feat: a'),
    cz('bump --yes --files-only'),
  ),
  scenario(
    '-cc with all as it should be',
    released('1.0.0', ['version_files = ["a.txt:^version"]'], FILES),
    commits('feat: a'),
    cz('bump --yes -cc'),
  ),
];

export const BUMP_FILES: readonly Scenario[] = [...lists, ...others];
