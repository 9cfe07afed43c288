import { BaseCommand } from '../cli/base-command.ts';
import { runAbort } from '../cli/resume-run.ts';

export default class Abort extends BaseCommand {
  static override summary =
    'Take back what waits for a person: the repository is as it was before the command.';
  static override description =
    'What was pushed is never taken back: where the remote has it already, relctl resume is the way.';
  static override examples = ['<%= config.bin %> abort'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Abort);
    await runAbort(flags);
  }
}
