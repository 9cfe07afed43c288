import { BaseCommand } from '../../cli/base-command.ts';
import { installHooks } from '../../cli/hook-run.ts';
import { print, printJson } from '../../cli/print.ts';
import { changesText, manualText } from '../../report/hooks.ts';

export default class HookInstall extends BaseCommand {
  static override summary = 'Set up the git hooks commit-msg and pre-push in this repository.';
  static override description =
    'A hook that is there already is kept, and runs first. Where the pre-commit framework, husky or lefthook keeps the hooks, ' +
    'or where core.hooksPath is set outside of the repository, nothing is written, and the lines to add are printed.';

  static override examples = ['<%= config.bin %> hook install'];

  async run(): Promise<void> {
    const { flags } = await this.parse(HookInstall);
    const answer = await installHooks(flags);
    if (flags.json) printJson(answer);
    else if (answer.kind === 'installed') print(changesText(answer.changes));
    else print(manualText(answer.manager, answer.folder));
  }
}
