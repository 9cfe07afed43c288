import { BaseCommand } from '../../cli/base-command.ts';
import { judgeIndex } from '../../cli/hook-commit-run.ts';
import { printJson, printNotices } from '../../cli/print.ts';

export default class HookPreCommit extends BaseCommand {
  static override summary = 'The pre-commit hook: judge what is staged by what it does to the version.';
  static override description =
    'For set-ups that have this stage alone; relctl hook install does without it. No message is known here, so a bump commit ' +
    'of another tool is refused as well and needs git commit --no-verify.';

  static override examples = [
    { description: 'In .git/hooks/pre-commit', command: 'exec <%= config.bin %> hook pre-commit' },
  ];

  async run(): Promise<void> {
    const { flags } = await this.parse(HookPreCommit);
    const { refusal, warnings } = await judgeIndex(flags);
    printNotices(warnings);
    if (refusal !== null) throw refusal;
    if (flags.json) printJson({ refused: false, warnings });
  }
}
