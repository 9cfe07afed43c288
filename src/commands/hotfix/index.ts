import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.ts';
import { runHotfixStart } from '../../cli/hotfix-run.ts';

export default class Hotfix extends BaseCommand {
  static override summary = 'Start the hotfix of a final release, or take it up again.';
  static override description =
    'Fetches the tags and switches to the branch that the hotfix is made on, which is created at the release. Commit the ' +
    'fix there, release it by relctl hotfix ship, and bring it to main by relctl hotfix reconcile.';
  static override examples = [
    { description: 'Mend v1.1.0', command: '<%= config.bin %> hotfix v1.1.0' },
    {
      description: 'With a fix that main has already',
      command: '<%= config.bin %> hotfix v1.1.0 --pick 1a2b3c4',
    },
  ];
  static override args = {
    tag: Args.string({ description: 'the tag of the release', required: true, ignoreStdin: true }),
  };
  static override flags = {
    'dry-run': Flags.boolean({ description: 'show the steps and do none' }),
    remote: Flags.string({ description: 'the remote whose tags are fetched', helpValue: 'NAME' }),
    pick: Flags.string({
      description: 'bring this commit, and name it in the new one (repeatable)',
      helpValue: 'SHA…',
      multiple: true,
      multipleNonGreedy: true,
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Hotfix);
    await runHotfixStart(args.tag, flags);
  }
}
