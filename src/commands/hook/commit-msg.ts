import { Args } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.ts';
import { judgeCommit } from '../../cli/hook-commit-run.ts';
import { printJson, printNotices } from '../../cli/print.ts';

export default class HookCommitMsg extends BaseCommand {
  static override summary = 'The commit-msg hook: judge a commit’s message and what it does to the version.';
  static override description =
    'git runs it where relctl hook install has set it up. Nothing is printed where the commit may be made. A version that ' +
    'was changed by hand is refused, in whichever file it stands; a bump commit, of whichever tool, passes.';
  static override examples = [
    { description: 'In a hook of your own', command: '<%= config.bin %> hook commit-msg "$1"' },
  ];
  static override args = {
    file: Args.string({
      description: 'the file with the message, which git hands to its hook',
      required: true,
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(HookCommitMsg);
    const { refusal, warnings } = await judgeCommit(flags, args.file);
    printNotices(warnings);
    if (refusal !== null) throw refusal;
    if (flags.json) printJson({ refused: false, warnings });
  }
}
