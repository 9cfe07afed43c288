import { git, refused, relctl } from './step.ts';
import type { Scenario } from './step.ts';

/** Five features on main become the next minor release. */
export const train: Scenario = {
  steps: [
    {
      title: 'Where we are',
      caption: 'A small uv project. v1.1.0 is out, and five features are on main since then.',
      actions: [
        git('log', '--oneline', '--decorate', 'v1.1.0^..HEAD'),
        git('show', 'HEAD:CHANGELOG.md'),
        git('ls-remote', 'origin'),
      ],
    },
    {
      title: 'What would a release do?',
      caption:
        'A dry run judges every rule and shows each byte that would change.\n' +
        'It changes nothing, here or on the remote.',
      actions: [relctl('bump', '--dry-run')],
    },
    {
      title: 'A refusal',
      caption:
        'Somebody was quicker and made the tag by hand.\n' +
        'relctl changes nothing, and says what is wrong and what to type.',
      actions: [git('tag', 'v1.2.0'), refused('bump', '--yes'), git('tag', '--delete', 'v1.2.0')],
    },
    {
      title: 'The release',
      caption:
        'Version, lock, changelog, commit, tag and one atomic push.\n' +
        'Had a step failed, all of them would be undone.',
      actions: [relctl('bump', '--yes')],
    },
    {
      title: 'Where we are now',
      caption:
        'One commit that holds the release and nothing else, and its tag:\n' +
        'the same here and on the remote.',
      actions: [
        git('log', '--oneline', '--decorate', '--stat', '-1'),
        git('show', 'HEAD:CHANGELOG.md'),
        git('tag', '-n20', '--list', 'v1.2.0'),
        git('ls-remote', 'origin'),
        git('status'),
      ],
    },
  ],
};
