import { BaseCommand } from '../../cli/line/base-command.ts';
import { hookStates } from '../../cli/hook/hook-run.ts';
import { print, printJson } from '../../cli/terminal/print.ts';
import { refuse } from '../../core/error/error.ts';
import { hooksText } from '../../report/hooks.ts';

export default class HookStatus extends BaseCommand {
  static override summary = 'Check that git runs the hooks.';
  static override description =
    'relctl asks git to run each hook that it installed. In this test, a hook only reports that it works. relctl ' +
    'never runs hooks of other tools. The exit code is 1 if a hook does not work.';

  static override examples = ['<%= config.bin %> hook status'];

  async run(): Promise<void> {
    const { flags } = await this.parse(HookStatus);
    const hooks = await hookStates(flags);
    const idle = hooks.filter(({ state }) => state !== 'fires' && state !== 'called');
    if (flags.json) printJson({ hooks });
    else print(hooksText(hooks));
    if (idle.length === 0) return;
    const refusal = refuse('HOOK_SILENT', { hooks: idle.map(({ hook }) => hook) });
    if (flags.json) this.endWith(refusal);
    else throw refusal;
  }
}
