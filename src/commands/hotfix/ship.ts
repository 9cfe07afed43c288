import { defineCommand } from '../../cli/line/command.ts';
import { askedByShip, RELEASE_FLAGS } from '../../cli/line/release-flags.ts';
import { runRelease } from '../../cli/run/release-run.ts';
import { plainRequest } from '../../cli/run/release-request.ts';

export default defineCommand({
  summary: 'Release the hotfix on this branch as a patch.',
  description:
    'This is relctl bump --increment PATCH, but it works only on a hotfix branch. relctl pushes the branch and ' +
    'the tag together. main does not change until you run relctl hotfix reconcile.',
  examples: [
    { description: 'Preview the release', command: '<%= config.bin %> hotfix ship --dry-run' },
    { description: 'Release', command: '<%= config.bin %> hotfix ship' },
  ],
  flags: RELEASE_FLAGS,
  async run({ flags }) {
    await runRelease(plainRequest(askedByShip(flags), flags));
  },
});
