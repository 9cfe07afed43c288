import { BaseCommand } from '../cli/base-command.ts';
import { runAbort } from '../cli/resume-run.ts';

export default class Abort extends BaseCommand {
  static override summary = 'Take back what was interrupted: the repository is as it was before the command.';
  static override description =
    'What somebody has changed since is left alone, and the commands for it are printed. ' +
    'What was pushed is never taken back: where the remote has it already, relctl resume is the way.';
  static override examples = ['<%= config.bin %> abort'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Abort);
    await runAbort(flags);
  }
}
