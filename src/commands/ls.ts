import { BaseCommand } from '../cli/base-command.ts';
import { openProject } from '../cli/project.ts';
import { RULE_SETS } from '../core/commit/rule-sets.ts';

export default class Ls extends BaseCommand {
  static override summary = 'List the commit rules that can be configured.';

  async run(): Promise<void> {
    const { flags } = await this.parse(Ls);
    // Parity: a broken configuration is refused, rules that don't exist are not.
    await openProject(flags, null);
    if (flags.json) this.printJson({ rules: RULE_SETS });
    else process.stdout.write(`${RULE_SETS.join('\n')}\n`);
  }
}
