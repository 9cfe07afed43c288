import { BaseCommand } from '../cli/line/base-command.ts';
import { runResume } from '../cli/run/resume-run.ts';

export default class Resume extends BaseCommand {
  static override summary = 'Finish an interrupted command.';
  static override description =
    'A command is interrupted if it is killed, if a commit conflicts, or if the connection breaks. After a ' +
    'conflict, resolve it and git add the files first. relctl never overwrites what you or others changed since ' +
    'then. Until you resume or abort, other commands that change something exit with 84.';
  static override examples = ['<%= config.bin %> resume'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Resume);
    await runResume(flags);
  }
}
