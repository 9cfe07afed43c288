import { Args } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { BUMP_FLAGS } from '../cli/line/bump-flags.ts';
import { askedByPrerelease, RELEASE_FLAGS } from '../cli/line/release-flags.ts';
import { runRelease } from '../cli/run/release-run.ts';
import { plainRequest } from '../cli/run/release-request.ts';

export default defineCommand({
  summary: 'Release an alpha, beta or release candidate.',
  description:
    'This starts a prerelease cycle (1.1.0 → 1.2.0-a0), continues it (→ 1.2.0-a1) or moves it to the next phase ' +
    '(→ 1.2.0-b0). relctl bump ends it (→ 1.2.0), with or without new commits. A cycle never goes back to an ' +
    'earlier phase, and every prerelease needs something new.',
  examples: [
    {
      description: 'The next prerelease of the current phase, or the first alpha',
      command: '<%= config.bin %> prerelease',
    },
    { description: 'A release candidate', command: '<%= config.bin %> prerelease rc' },
    { description: 'End the cycle', command: '<%= config.bin %> bump' },
  ],
  args: {
    phase: Args.string({
      description: 'alpha, beta or rc [default: the current phase, or alpha]',
    }),
  },
  flags: { ...RELEASE_FLAGS, increment: BUMP_FLAGS.increment },
  async run({ args, flags }) {
    await runRelease(plainRequest(askedByPrerelease(flags, args.phase), flags));
  },
});
