import { defineCommand } from '../../cli/line/command.ts';
import { Flags } from '../../cli/line/flags.ts';
import { installHooks } from '../../cli/hook/hook-run.ts';
import { print, printJson } from '../../cli/terminal/print.ts';
import { changesText, manualText, serverBranchText } from '../../report/hooks.ts';

export default defineCommand({
  summary: 'Install the git hooks, in a clone or on a server.',
  description:
    'relctl keeps an existing hook and runs it first. If pre-commit, husky or lefthook manages the hooks, or ' +
    'core.hooksPath is set in your own git configuration, relctl writes nothing and prints the lines to add. In a bare ' +
    'repository, the main branch is the one that HEAD points at. If that does not exist, pass --main-branch.',
  examples: [
    '<%= config.bin %> hook install',
    { description: 'On a server', command: '<%= config.bin %> hook install --main-branch main' },
  ],
  flags: {
    'main-branch': Flags.string({
      description: 'main branch of a bare repository, recorded as relctl.mainBranch',
      helpValue: 'NAME',
    }),
  },
  async run({ flags }) {
    const answer = await installHooks(flags, flags['main-branch'] ?? null);
    if (flags.json) printJson(answer);
    else if (answer.kind === 'kept') print(manualText(answer.manager, answer.folder, answer.hooks));
    else print(changesText(answer.changes) + (answer.server === null ? '' : serverBranchText(answer.server)));
  },
});
