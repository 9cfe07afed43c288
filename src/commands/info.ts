import { BaseCommand } from '../cli/line/base-command.ts';
import { printGuide } from '../cli/terminal/guide.ts';

export default class Info extends BaseCommand {
  static override summary = 'Explain how to write a commit message.';

  static override examples = ['<%= config.bin %> info'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Info);
    await printGuide(flags, 'info');
  }
}
