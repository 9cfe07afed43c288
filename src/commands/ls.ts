import { BaseCommand } from '../cli/base-command.ts';
import { ruleSets } from '../cli/rule-sets.ts';

export default class Ls extends BaseCommand {
  static override summary = 'List the commit rules that can be configured.';

  async run(): Promise<void> {
    const { flags } = await this.parse(Ls);
    const rules = await ruleSets(flags);
    if (flags.json) this.printJson({ rules });
    else process.stdout.write(`${rules.join('\n')}\n`);
  }
}
