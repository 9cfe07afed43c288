import { Args } from '../../cli/line/flags.ts';
import { defineCommand } from '../../cli/line/command.ts';
import { judgeCommit } from '../../cli/hook/hook-commit-run.ts';
import { printJson, printNotices } from '../../cli/terminal/print.ts';

export default defineCommand({
  summary: 'The commit-msg hook: check the message and the version.',
  description:
    'git runs this hook after relctl hook install. It prints nothing if the commit is fine. It refuses commits ' +
    'that edit the version by hand, in any file. Bump commits pass, whichever tool makes them.',
  examples: [{ description: 'In your own hook', command: '<%= config.bin %> hook commit-msg "$1"' }],
  args: {
    file: Args.required({
      description: 'file with the message, which git passes to the hook',
    }),
  },
  async run({ args, flags }) {
    const { refusal, warnings } = await judgeCommit(flags, args.file);
    printNotices(warnings);
    if (refusal !== null) throw refusal;
    if (flags.json) printJson({ refused: false, warnings });
  },
});
