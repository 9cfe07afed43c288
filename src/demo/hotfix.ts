import { fix, git, refused, relctl } from './step.ts';
import type { Scenario } from './step.ts';

/** A bug in the current release is fixed while main is already ahead. */
export const hotfix: Scenario = {
  steps: [
    {
      title: 'Where we are',
      caption: 'Users run v1.1.0. main has five new features, which you release as an alpha.',
      actions: [relctl('prerelease', '--yes')],
    },
    {
      title: 'A bug in v1.1.0',
      caption:
        'The fix can’t wait, and the new features are not ready.\n' +
        'So you fix the bug on a branch that starts at v1.1.0.',
      actions: [
        relctl('hotfix', 'v1.1.0'),
        ...fix('orders', 'The orders that count, each once.', 'fix(orders): count each order once'),
      ],
    },
    {
      title: 'The patch release',
      caption: 'On a hotfix branch, relctl releases only patches.',
      actions: [relctl('hotfix', 'ship', '--yes'), relctl('images', 'v1.1.1')],
    },
    {
      title: 'A fix that main does not have',
      caption: 'Back on main. v1.2.0 would bring the bug back, so relctl refuses.',
      actions: [git('switch', 'main'), refused('bump', '--yes')],
    },
    {
      title: 'The fix on main',
      caption:
        'relctl picks the fix but not the bump commit: main keeps its version.\n' +
        'If the pick conflicts, relctl waits until you have resolved the conflict.',
      actions: [relctl('hotfix', 'reconcile', '--yes')],
    },
    {
      title: 'The final release',
      caption: 'Now main has the fix, and relctl releases.',
      actions: [relctl('bump', '--yes')],
    },
    {
      title: 'The result',
      caption: 'The fix is in both releases, and main’s changelog lists them in order.',
      actions: [
        git('log', '--oneline', '--graph', '--branches', '--decorate', '--decorate-refs=refs/tags'),
        git('show', 'HEAD:CHANGELOG.md'),
        relctl('images', 'v1.1.1'),
      ],
    },
  ],
};
