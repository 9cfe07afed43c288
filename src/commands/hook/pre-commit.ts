import { defineCommand } from '../../cli/line/command.ts';
import { judgeIndex } from '../../cli/hook/hook-commit-run.ts';
import { printJson, printNotices } from '../../cli/terminal/print.ts';

export default defineCommand({
  summary: 'The pre-commit hook: check staged changes to the version.',
  description:
    'Use this hook only if your setup has no commit-msg hook; relctl hook install does not need it. At this stage ' +
    'the message is not known, so it also refuses bump commits of other tools. Make those with git commit ' +
    '--no-verify.',
  examples: [{ description: 'In .git/hooks/pre-commit', command: 'exec <%= config.bin %> hook pre-commit' }],
  async run({ flags }) {
    const { refusal, warnings } = await judgeIndex(flags);
    printNotices(warnings);
    if (refusal !== null) throw refusal;
    if (flags.json) printJson({ refused: false, warnings });
  },
});
