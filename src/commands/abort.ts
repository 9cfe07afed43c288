import { BaseCommand } from '../cli/line/base-command.ts';
import { runAbort } from '../cli/run/resume-run.ts';

export default class Abort extends BaseCommand {
  static override summary = 'Undo an interrupted command.';
  static override description =
    'relctl restores the repository to its state before the command. It does not touch what you or others changed ' +
    'since then, and prints the commands to undo the rest by hand. It never undoes a push: if the remote already ' +
    'has the release, use relctl resume.';
  static override examples = ['<%= config.bin %> abort'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Abort);
    await runAbort(flags);
  }
}
