import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/line/base-command.ts';
import { BUMP_FLAGS } from '../cli/line/bump-flags.ts';
import { askedByPrerelease, RELEASE_FLAGS } from '../cli/line/release-flags.ts';
import { plainRequest, runRelease } from '../cli/run/release-run.ts';

export default class Prerelease extends BaseCommand {
  static override summary = 'Release an alpha, beta or release candidate.';
  static override description =
    'This starts a prerelease cycle (1.1.0 → 1.2.0-a0), continues it (→ 1.2.0-a1) or moves it to the next phase ' +
    '(→ 1.2.0-b0). relctl bump ends it (→ 1.2.0), with or without new commits. A cycle never goes back to an ' +
    'earlier phase, and every prerelease needs something new.';
  static override examples = [
    {
      description: 'The next prerelease of the current phase, or the first alpha',
      command: '<%= config.bin %> prerelease',
    },
    { description: 'A release candidate', command: '<%= config.bin %> prerelease rc' },
    { description: 'End the cycle', command: '<%= config.bin %> bump' },
  ];
  static override args = {
    phase: Args.string({
      description: 'alpha, beta or rc [default: the current phase, or alpha]',
      ignoreStdin: true,
    }),
  };
  static override flags = { ...RELEASE_FLAGS, increment: BUMP_FLAGS.increment };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Prerelease);
    await runRelease(plainRequest(askedByPrerelease(flags, args.phase), flags));
  }
}
