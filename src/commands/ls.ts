import { BaseCommand } from '../cli/line/base-command.ts';
import { print, printJson } from '../cli/terminal/print.ts';
import { ruleSets } from '../cli/line/rule-sets.ts';

export default class Ls extends BaseCommand {
  static override summary = 'List the available commit rules.';

  static override examples = ['<%= config.bin %> ls'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Ls);
    const rules = await ruleSets(flags);
    if (flags.json) printJson({ rules });
    else print(`${rules.join('\n')}\n`);
  }
}
