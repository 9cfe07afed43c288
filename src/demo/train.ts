import { git, refused, relctl } from './step.ts';
import type { Scenario } from './step.ts';

/** Five features on main become the next minor release. */
export const train: Scenario = {
  steps: [
    {
      title: 'Where we are',
      caption: 'A small uv project. v1.1.0 is released, and main has five new features.',
      actions: [
        git('log', '--oneline', '--decorate', 'v1.1.0^..HEAD'),
        git('show', 'HEAD:CHANGELOG.md'),
        git('ls-remote', 'origin'),
      ],
    },
    {
      title: 'Preview the release',
      caption:
        'A dry run checks every release rule and shows every change as a diff.\n' +
        'It changes nothing, neither here nor on the remote.',
      actions: [relctl('bump', '--dry-run')],
    },
    {
      title: 'A mistake',
      caption:
        'A colleague has created the tag by hand. relctl changes nothing,\n' +
        'explains what is wrong and prints the command that fixes it.',
      actions: [git('tag', 'v1.2.0'), refused('bump', '--yes'), git('tag', '--delete', 'v1.2.0')],
    },
    {
      title: 'The release',
      caption:
        'relctl updates the version, the lock file and the changelog, commits, tags\n' +
        'and pushes. If one of these steps fails, relctl rolls everything back.',
      actions: [relctl('bump', '--yes')],
    },
    {
      title: 'The result',
      caption: 'One bump commit and its tag, the same here and on the remote.',
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
