import { BaseCommand } from '../cli/base-command.ts';
import { BUMP_ARGS, BUMP_FLAGS, bumpOverrides } from '../cli/bump-flags.ts';
import { askedByBump, RELEASE_FLAGS } from '../cli/release-flags.ts';
import { printNextVersion, runRelease } from '../cli/release-run.ts';

export default class Bump extends BaseCommand {
  static override summary = 'Release: compute the version, write it, commit, tag and push, or none of it.';
  static override description =
    'The increment is what the commits since the current version’s tag ask for, by commitizen’s rules. ' +
    'The release rules are judged first; whatever fails before the push is accepted is undone.';
  static override examples = [
    { description: 'Show all that a release would do', command: '<%= config.bin %> bump --dry-run' },
    { description: 'Release', command: '<%= config.bin %> bump' },
    { description: 'Release an alpha', command: '<%= config.bin %> bump --prerelease alpha' },
    { description: 'Release a version as it stands', command: '<%= config.bin %> bump 0.1.0' },
  ];
  static override args = BUMP_ARGS;
  static override flags = { ...RELEASE_FLAGS, ...BUMP_FLAGS };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Bump);
    const request = {
      asked: askedByBump(flags, args.version),
      overrides: bumpOverrides(flags),
      globals: flags,
      changelogToStdout: flags['changelog-to-stdout'],
      gitOutputToStderr: flags['git-output-to-stderr'],
      outputs: flags,
      dryRun: flags['dry-run'],
      yes: flags.yes,
      attempts: flags.attempts,
    };
    await (flags['get-next'] ? printNextVersion(request) : runRelease(request));
  }
}
