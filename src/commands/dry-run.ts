import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/line/base-command.ts';
import { BUMP_ARGS, BUMP_FLAGS, bumpOverrides } from '../cli/line/bump-flags.ts';
import { askedByBump, dryRunVersion, RELEASE_COMMANDS, RELEASE_FLAGS } from '../cli/line/release-flags.ts';
import { runRelease } from '../cli/run/release-run.ts';

export default class DryRun extends BaseCommand {
  static override summary = 'Show exactly what a release would do, and change nothing.';
  static override description =
    'relctl prints the release rules, a diff of every file, the commit, the tag and the push. It works on any ' +
    'branch, asks for no credentials, and exits with 0 even if the release would be refused.';
  static override examples = [
    { description: 'The next release', command: '<%= config.bin %> dry-run' },
    { description: 'An alpha', command: '<%= config.bin %> dry-run prerelease alpha' },
    { description: 'A hotfix', command: '<%= config.bin %> dry-run hotfix ship' },
  ];
  static override args = {
    command: Args.string({
      description: `release command to show: ${RELEASE_COMMANDS.join(', ')}`,
      default: 'bump',
      ignoreStdin: true,
    }),
    ...BUMP_ARGS,
  };
  static override flags = { ...RELEASE_FLAGS, ...BUMP_FLAGS };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DryRun);
    const version = dryRunVersion(args.command, args.version);
    await runRelease({
      asked: askedByBump(flags, version),
      overrides: bumpOverrides(flags),
      globals: flags,
      dryRun: true,
      yes: true,
      attempts: 1,
      changelogToStdout: flags['changelog-to-stdout'],
      gitOutputToStderr: flags['git-output-to-stderr'],
      outputs: flags,
    });
  }
}
