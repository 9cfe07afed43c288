import { fix, git, refused, relctl } from './step.ts';
import type { Scenario } from './step.ts';

/** Two alphas are tried out, and become the final release as they are. */
export const alpha: Scenario = {
  steps: [
    {
      title: 'Where we are',
      caption:
        'v1.1.0 is out, and five features are on main since then.\nTesters shall have them before all the others.',
      actions: [git('log', '--oneline', '--decorate', 'v1.1.0^..HEAD')],
    },
    {
      title: 'The first alpha',
      caption:
        'A release like any other, by the same rules. Only its image is its own:\n' +
        'who pulls “latest” never gets an alpha.',
      actions: [relctl('prerelease', '--yes'), relctl('images', 'v1.2.0-a0')],
    },
    {
      title: 'A refusal',
      caption: 'Somebody asks for the next alpha, and nothing has changed since this one.',
      actions: [refused('prerelease', '--yes')],
    },
    {
      title: 'A fix, and the second alpha',
      caption: 'A tester has found something. The cycle goes on where it is.',
      actions: [
        ...fix('export', 'Orders as CSV, in UTF-8.', 'fix(export): write umlauts as UTF-8'),
        relctl('prerelease', '--yes'),
      ],
    },
    {
      title: 'The final release',
      caption:
        'The testers are content. What they had is released, and nothing else:\n' +
        'no new commit is needed. Now “latest” moves.',
      actions: [relctl('bump', '--yes'), relctl('images', 'v1.2.0')],
    },
    {
      title: 'Where we are now',
      caption:
        'The changelog tells what each drop brought.\nThe notes of v1.2.0 tell its whole cycle, for those who waited.',
      actions: [
        git('log', '--oneline', '--decorate', '--decorate-refs=refs/tags', 'v1.1.0..HEAD'),
        git('show', 'HEAD:CHANGELOG.md'),
        relctl('notes', 'v1.2.0'),
      ],
    },
  ],
};
