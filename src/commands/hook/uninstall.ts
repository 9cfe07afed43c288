import { defineCommand } from '../../cli/line/command.ts';
import { uninstallHooks } from '../../cli/hook/hook-run.ts';
import { print, printJson } from '../../cli/terminal/print.ts';
import { changesText } from '../../report/hooks.ts';

export default defineCommand({
  summary: 'Remove the hooks that relctl hook install set up.',
  description: 'If there was another hook before, relctl restores it.',
  examples: ['<%= config.bin %> hook uninstall'],
  async run({ flags }) {
    const changes = await uninstallHooks(flags);
    if (flags.json) printJson({ changes });
    else print(changesText(changes));
  },
});
