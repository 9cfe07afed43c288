import { Args } from '@oclif/core';
import { BaseCommand } from '../../cli/line/base-command.ts';
import { judgeCommit } from '../../cli/hook/hook-commit-run.ts';
import { printJson, printNotices } from '../../cli/terminal/print.ts';

export default class HookCommitMsg extends BaseCommand {
  static override summary = 'The commit-msg hook: check the message and the version.';
  static override description =
    'git runs this hook after relctl hook install. It prints nothing if the commit is fine. It refuses commits ' +
    'that edit the version by hand, in any file. Bump commits pass, whichever tool makes them.';
  static override examples = [
    { description: 'In your own hook', command: '<%= config.bin %> hook commit-msg "$1"' },
  ];
  static override args = {
    file: Args.string({
      description: 'file with the message, which git passes to the hook',
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
