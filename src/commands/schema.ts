import { BaseCommand } from '../cli/base-command.ts';
import { guideText } from '../cli/guide.ts';

export default class Schema extends BaseCommand {
  static override summary = 'Print the form of a commit message.';

  async run(): Promise<void> {
    const { flags } = await this.parse(Schema);
    process.stdout.write(await guideText(flags, 'schema'));
  }
}
