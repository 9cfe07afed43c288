import { defineCommand } from '../../cli/line/command.ts';
import { installHooks } from '../../cli/hook/hook-run.ts';
import { print, printJson } from '../../cli/terminal/print.ts';
import { changesText, manualText } from '../../report/hooks.ts';

export default defineCommand({
  summary: 'Install the git hooks commit-msg and pre-push.',
  description:
    'relctl keeps an existing hook and runs it first. If pre-commit, husky or lefthook manages the hooks, or ' +
    'core.hooksPath is set outside the repository, relctl writes nothing and prints the lines to add.',
  examples: ['<%= config.bin %> hook install'],
  async run({ flags }) {
    const answer = await installHooks(flags);
    if (flags.json) printJson(answer);
    else if (answer.kind === 'installed') print(changesText(answer.changes));
    else print(manualText(answer.manager, answer.folder));
  },
});
