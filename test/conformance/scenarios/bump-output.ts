import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, each, released, withChangelog } from './build.ts';

const begin = [...withChangelog('1.0.0'), ...commits('feat: a', 'fix(b): c')];

/** Without a changelog commitizen does not try again. */
const retried = each([...released('1.0.0'), ...commits('feat: a')], {
  '--retry without the changelog': [
    { hook: 'pre-commit', script: 'test -e .git/again || { touch .git/again; exit 1; }' },
    cz('bump --yes --retry'),
  ],
});

export const BUMP_OUTPUT: readonly Scenario[] = [
  ...retried,
  ...each(begin, {
    '--changelog-to-stdout': cz('bump --yes --changelog-to-stdout'),
    '--changelog-to-stdout, a dry run': cz('bump --yes --changelog-to-stdout --dry-run'),
    '--changelog-to-stdout and git’s output elsewhere': cz(
      'bump --yes --changelog-to-stdout --git-output-to-stderr',
    ),
    '--git-output-to-stderr': cz('bump --yes --git-output-to-stderr'),
    '--get-next and --changelog-to-stdout': cz('bump --get-next --changelog-to-stdout'),
    'words of a commit hook': [
      { hook: 'pre-commit', script: 'echo hooked\necho more >&2' },
      cz('bump --yes'),
    ],
    '--no-verify': [{ hook: 'pre-commit', script: 'exit 1' }, cz('bump --yes'), cz('bump --yes --no-verify')],
    '--retry': [
      { hook: 'pre-commit', script: 'test -e .git/again || { touch .git/again; exit 1; }' },
      cz('bump --yes --retry'),
    ],
    '--retry in vain': [{ hook: 'pre-commit', script: 'exit 1' }, cz('bump --yes --retry')],
  }),
];
