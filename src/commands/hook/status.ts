import { defineCommand } from '../../cli/line/command.ts';
import { hookStatus } from '../../cli/hook/hook-run.ts';
import { print, printJson } from '../../cli/terminal/print.ts';
import { refuse } from '../../core/error/error.ts';
import { hooksText, serverBranchText } from '../../report/hooks.ts';

export default defineCommand({
  summary: 'Check that git runs the hooks.',
  description:
    'relctl asks git to run each hook that it installed. In this test, a hook only reports that it works. relctl ' +
    'never runs hooks of other tools. The exit code is 1 if a hook does not work.',
  examples: ['<%= config.bin %> hook status'],
  async run({ flags, endWith }) {
    const { hooks, server } = await hookStatus(flags);
    const idle = hooks.filter(({ state }) => state !== 'fires' && state !== 'called');
    if (flags.json) printJson({ hooks, server });
    else print(hooksText(hooks) + (server === null ? '' : serverBranchText(server)));
    if (idle.length === 0) return;
    const refusal = refuse('HOOK_SILENT', { hooks: idle.map(({ hook }) => hook) });
    if (flags.json) endWith(refusal);
    else throw refusal;
  },
});
