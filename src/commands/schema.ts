import { BaseCommand } from '../cli/line/base-command.ts';
import { printGuide } from '../cli/terminal/guide.ts';

export default class Schema extends BaseCommand {
  static override summary = 'Print the format of a commit message.';

  static override examples = ['<%= config.bin %> schema'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Schema);
    await printGuide(flags, 'schema');
  }
}
