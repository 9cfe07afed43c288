import { Args } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { BUMP_ARGS, BUMP_FLAGS, bumpOverrides } from '../cli/line/bump-flags.ts';
import { askedByBump, dryRunVersion, RELEASE_COMMANDS, RELEASE_FLAGS } from '../cli/line/release-flags.ts';
import { runRelease } from '../cli/run/release-run.ts';

export default defineCommand({
  summary: 'Show exactly what a release would do, and change nothing.',
  description:
    'relctl prints the release rules, a diff of every file, the commit, the tag and the push. It works on any ' +
    'branch, asks for no credentials, and exits with 0 even if the release would be refused.',
  examples: [
    { description: 'The next release', command: '<%= config.bin %> dry-run' },
    { description: 'An alpha', command: '<%= config.bin %> dry-run prerelease alpha' },
    { description: 'A hotfix', command: '<%= config.bin %> dry-run hotfix ship' },
  ],
  args: {
    command: Args.withDefault({
      description: `release command to show: ${RELEASE_COMMANDS.join(', ')}`,
      default: 'bump',
    }),
    ...BUMP_ARGS,
  },
  flags: { ...RELEASE_FLAGS, ...BUMP_FLAGS },
  async run({ args, flags }) {
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
  },
});
