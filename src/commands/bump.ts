import { defineCommand } from '../cli/line/command.ts';
import { BUMP_ARGS, BUMP_FLAGS, bumpOverrides } from '../cli/line/bump-flags.ts';
import { askedByBump, RELEASE_FLAGS } from '../cli/line/release-flags.ts';
import { printNextVersion, runRelease } from '../cli/run/release-run.ts';

export default defineCommand({
  summary: 'Release: update the version, commit, tag and push.',
  description:
    'relctl picks the version the way commitizen does, checks the release rules, then updates the files, commits, ' +
    'tags and pushes. If a step fails before the push is accepted, relctl rolls everything back.',
  examples: [
    { description: 'Preview a release', command: '<%= config.bin %> bump --dry-run' },
    { description: 'Release', command: '<%= config.bin %> bump' },
    { description: 'Release an alpha', command: '<%= config.bin %> bump --prerelease alpha' },
    { description: 'Release a specific version', command: '<%= config.bin %> bump 0.1.0' },
  ],
  args: BUMP_ARGS,
  flags: { ...RELEASE_FLAGS, ...BUMP_FLAGS },
  async run({ args, flags }) {
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
  },
});
