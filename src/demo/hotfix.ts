import { fix, git, refused, relctl } from './step.ts';
import type { Scenario } from './step.ts';

/** A bug in the release that people use is mended while main is already further. */
export const hotfix: Scenario = {
  steps: [
    {
      title: 'Where we are',
      caption: 'People use v1.1.0. Main has five features more, and they go out as an alpha.',
      actions: [relctl('prerelease', '--yes')],
    },
    {
      title: 'A bug in v1.1.0',
      caption:
        'It can’t wait for the features, and the features can’t go out yet.\n' +
        'So it is mended where it was released: on a branch from v1.1.0.',
      actions: [
        relctl('hotfix', 'v1.1.0'),
        ...fix('orders', 'The orders that count, each once.', 'fix(orders): count each order once'),
      ],
    },
    {
      title: 'The patch',
      caption: 'On this branch relctl lets nothing out but a patch.',
      actions: [relctl('hotfix', 'ship', '--yes'), relctl('images', 'v1.1.1')],
    },
    {
      title: 'A refusal',
      caption: 'Back on main. A final v1.2.0 would bring the bug back, so there is none.',
      actions: [git('switch', 'main'), refused('bump', '--yes')],
    },
    {
      title: 'The fix comes to main',
      caption:
        'The fix, and not the bump: main keeps its version.\n' +
        'Had it met a conflict, relctl would wait until you have resolved it.',
      actions: [relctl('hotfix', 'reconcile', '--yes')],
    },
    {
      title: 'The final release',
      caption: 'Nothing stands in its way any more.',
      actions: [relctl('bump', '--yes')],
    },
    {
      title: 'Where we are now',
      caption: 'The fix is in both lines, and the changelog of main tells them in order.',
      actions: [
        git('log', '--oneline', '--graph', '--branches', '--decorate', '--decorate-refs=refs/tags'),
        git('show', 'HEAD:CHANGELOG.md'),
        relctl('images', 'v1.1.1'),
      ],
    },
  ],
};
