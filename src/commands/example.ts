import { BaseCommand } from '../cli/line/base-command.ts';
import { printGuide } from '../cli/terminal/guide.ts';

export default class Example extends BaseCommand {
  static override summary = 'Print an example of a commit message.';

  static override examples = ['<%= config.bin %> example'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Example);
    await printGuide(flags, 'example');
  }
}
