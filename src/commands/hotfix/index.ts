import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../cli/line/base-command.ts';
import { runHotfixStart } from '../../cli/run/hotfix-run.ts';
import { SHARED_FLAGS } from '../../cli/line/shared-flags.ts';

export default class Hotfix extends BaseCommand {
  static override summary = 'Start or continue the hotfix of a final release.';
  static override description =
    'relctl fetches the tags and switches to the hotfix branch. If there is none yet, relctl creates it at the ' +
    'release. Commit the fix there, release it with relctl hotfix ship, and bring it to main with relctl hotfix ' +
    'reconcile.';
  static override examples = [
    { description: 'Fix v1.1.0', command: '<%= config.bin %> hotfix v1.1.0' },
    {
      description: 'With a fix that is already on main',
      command: '<%= config.bin %> hotfix v1.1.0 --pick 1a2b3c4',
    },
  ];
  static override args = {
    tag: Args.string({ description: 'tag of the release to fix', required: true, ignoreStdin: true }),
  };
  static override flags = {
    'dry-run': SHARED_FLAGS['dry-run'],
    remote: SHARED_FLAGS.remote,
    pick: Flags.string({
      description: 'cherry-pick this commit and name it in the new message (repeatable)',
      helpValue: 'SHA',
      multiple: true,
      multipleNonGreedy: true,
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Hotfix);
    await runHotfixStart(args.tag, flags);
  }
}
