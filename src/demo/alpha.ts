import { fix, git, refused, relctl } from './step.ts';
import type { Scenario } from './step.ts';

/** Testers get two alphas; the second one becomes the final release. */
export const alpha: Scenario = {
  steps: [
    {
      title: 'Where we are',
      caption: 'v1.1.0 is released, and main has five new features.\nTesters should get them first.',
      actions: [git('log', '--oneline', '--decorate', 'v1.1.0^..HEAD')],
    },
    {
      title: 'The first alpha',
      caption:
        'An alpha follows the same rules as any release. Only “latest” does not move:\n' +
        'its users never get an alpha.',
      actions: [relctl('prerelease', '--yes'), relctl('images', 'v1.2.0-a0')],
    },
    {
      title: 'Nothing new',
      caption: 'Another alpha? Nothing has changed since the last one, so relctl refuses.',
      actions: [refused('prerelease', '--yes')],
    },
    {
      title: 'A fix and the second alpha',
      caption: 'A tester found a bug. The next alpha contains the fix.',
      actions: [
        ...fix('export', 'Orders as CSV, in UTF-8.', 'fix(export): write umlauts as UTF-8'),
        relctl('prerelease', '--yes'),
      ],
    },
    {
      title: 'The final release',
      caption:
        'The testers are happy. relctl releases exactly what they tested,\n' +
        'without a new commit from you. Now “latest” moves.',
      actions: [relctl('bump', '--yes'), relctl('images', 'v1.2.0')],
    },
    {
      title: 'The result',
      caption:
        'The changelog has a section for each release.\nThe release notes of v1.2.0 cover the whole cycle.',
      actions: [
        git('log', '--oneline', '--decorate', '--decorate-refs=refs/tags', 'v1.1.0..HEAD'),
        git('show', 'HEAD:CHANGELOG.md'),
        relctl('notes', 'v1.2.0'),
      ],
    },
  ],
};
