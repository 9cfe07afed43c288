import { BaseCommand } from '../cli/base-command.ts';
import { runAbort } from '../cli/resume-run.ts';

export default class Abort extends BaseCommand {
  static override summary = 'Undo an interrupted command.';
  static override description =
    'The repository is then as it was before the command. What you or others changed since then stays, and relctl ' +
    'prints the commands to undo the rest by hand. relctl never undoes a push: if the remote has it already, use ' +
    'relctl resume.';
  static override examples = ['<%= config.bin %> abort'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Abort);
    await runAbort(flags);
  }
}
