import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, released, scenario, withChangelog } from './build.ts';

/** Failures after which commitizen leaves changes, and relctl leaves none. */
export const HALF_WAY: readonly Scenario[] = [
  scenario(
    'a commit hook refuses',
    withChangelog('1.0.0'),
    commits('feat: a'),
    { hook: 'pre-commit', script: 'echo no >&2\nexit 1' },
    cz('bump --yes'),
    cz('bump --yes'),
  ),
  scenario(
    'a commit hook refuses, and a file of the release was changed before',
    withChangelog('1.0.0'),
    commits('feat: a'),
    { hook: 'pre-commit', script: 'exit 1' },
    cz('changelog'),
    cz('bump --yes'),
  ),
  scenario(
    'the message is refused',
    withChangelog('1.0.0'),
    commits('feat: a'),
    { hook: 'commit-msg', script: 'exit 1' },
    cz('bump --yes'),
  ),
  scenario(
    'the tag exists',
    withChangelog('1.0.0'),
    commits('fix: a'),
    { tag: 'v1.0.1', at: 'HEAD~1' },
    cz('bump --yes'),
    cz('bump --yes'),
  ),
  scenario(
    'the tag’s name is none',
    released('1.0.0', ['tag_format = "a b $version"']),
    commits('fix: a'),
    cz('bump --yes'),
  ),
  scenario(
    'a file is where a folder of the tag is',
    released('1.0.0', ['tag_format = "v1.0.0/$version"']),
    commits('fix: a'),
    cz('bump --yes'),
  ),
  scenario(
    'signing without a key',
    released('1.0.0', ['gpg_sign = true']),
    commits('fix: a'),
    cz('bump --yes'),
  ),
  scenario(
    'outside of git',
    { git: ['status'] },
    {
      write: {
        '.git': null,
        'pyproject.toml': '[project]\nversion = "1.0.0"\n[tool.commitizen]\nversion_provider = "pep621"\n',
      },
    },
    cz('bump --yes'),
    cz('version --project'),
    cz('check --message x'),
  ),
];
