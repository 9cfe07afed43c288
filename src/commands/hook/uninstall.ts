import { BaseCommand } from '../../cli/line/base-command.ts';
import { uninstallHooks } from '../../cli/hook/hook-run.ts';
import { print, printJson } from '../../cli/terminal/print.ts';
import { changesText } from '../../report/hooks.ts';

export default class HookUninstall extends BaseCommand {
  static override summary = 'Remove the hooks that relctl hook install set up.';
  static override description = 'If there was another hook before, relctl restores it.';

  static override examples = ['<%= config.bin %> hook uninstall'];

  async run(): Promise<void> {
    const { flags } = await this.parse(HookUninstall);
    const changes = await uninstallHooks(flags);
    if (flags.json) printJson({ changes });
    else print(changesText(changes));
  }
}
