import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { BUMP_FLAGS } from '../cli/bump-flags.ts';
import { askedByPrerelease, RELEASE_FLAGS } from '../cli/release-flags.ts';
import { plainRequest, runRelease } from '../cli/release-run.ts';

export default class Prerelease extends BaseCommand {
  static override summary = 'Release an alpha, beta or release candidate of the next version.';
  static override description =
    'Starts a cycle (1.1.0 → 1.2.0-a0), goes on with it (→ 1.2.0-a1) or advances it (→ 1.2.0-b0); relctl bump ends it ' +
    '(→ 1.2.0), also where nothing was committed since. A cycle goes forward only, and each drop holds something new.';
  static override examples = [
    {
      description: 'The next drop of the phase that is under way, else the first alpha',
      command: '<%= config.bin %> prerelease',
    },
    { description: 'A release candidate', command: '<%= config.bin %> prerelease rc' },
    { description: 'End the cycle', command: '<%= config.bin %> bump' },
  ];
  static override args = {
    phase: Args.string({
      description: 'alpha, beta or rc [default: the phase that is under way, else alpha]',
      ignoreStdin: true,
    }),
  };
  static override flags = { ...RELEASE_FLAGS, increment: BUMP_FLAGS.increment };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Prerelease);
    await runRelease(plainRequest(askedByPrerelease(flags, args.phase), flags));
  }
}
