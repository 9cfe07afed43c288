import { Args, Flags } from '../../cli/line/flags.ts';
import { defineCommand } from '../../cli/line/command.ts';
import { runHotfixStart } from '../../cli/run/hotfix-run.ts';
import { SHARED_FLAGS } from '../../cli/line/shared-flags.ts';

export default defineCommand({
  summary: 'Start or continue the hotfix of a final release.',
  description:
    'relctl fetches the tags and switches to the hotfix branch. If it does not exist, relctl creates it from the ' +
    'tag. Commit the fix there, release it with relctl hotfix ship, and add it to main with relctl hotfix ' +
    'reconcile.',
  examples: [
    { description: 'Fix v1.1.0', command: '<%= config.bin %> hotfix v1.1.0' },
    {
      description: 'With a fix that is already on main',
      command: '<%= config.bin %> hotfix v1.1.0 --pick 1a2b3c4',
    },
  ],
  args: {
    tag: Args.required({ description: 'tag of the release to fix' }),
  },
  flags: {
    'dry-run': SHARED_FLAGS['dry-run'],
    remote: SHARED_FLAGS.remote,
    pick: Flags.strings({
      description: 'cherry-pick this commit and name it in the new message (repeatable)',
      helpValue: 'SHA',
    }),
  },
  async run({ args, flags }) {
    await runHotfixStart(args.tag, flags);
  },
});
