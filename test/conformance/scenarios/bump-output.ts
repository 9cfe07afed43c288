import type { Scenario } from '../harness/scenario.ts';
import { commits, cz, differs, each, released, scenario, withChangelog } from './build.ts';

const begin = [...withChangelog('1.0.0'), ...commits('feat: a', 'fix(b): c')];

/** Without a changelog, commitizen does not retry. */
const retried = each([...released('1.0.0'), ...commits('feat: a')], {
  '--retry without the changelog': [
    { hook: 'pre-commit', script: 'test -e .git/again || { touch .git/again; exit 1; }' },
    cz('bump --yes --retry'),
  ],
});

/** commitizen prints the new part of CHANGELOG.md, and writes the other file. */
const elsewhere = scenario(
  '--changelog-to-stdout of another file',
  begin,
  differs(
    cz('bump --yes --changelog-to-stdout --file-name OTHER.md --git-output-to-stderr'),
    '`--changelog-to-stdout` prints what is new in the file that is written',
    {
      stdout:
        '## v1.1.0 ({today})\n\n### Feat\n\n- a\n\n### Fix\n\n- **b**: c\n\n' +
        '## v1.0.0 (2024-01-02)\n\n### Feat\n\n- begin\n\n',
    },
  ),
);

export const BUMP_OUTPUT: readonly Scenario[] = [
  ...retried,
  elsewhere,
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
