import { BaseCommand } from '../cli/base-command.ts';
import { runResume } from '../cli/resume-run.ts';

export default class Resume extends BaseCommand {
  static override summary = 'Finish what was interrupted: by a kill, a conflict, or a broken connection.';
  static override description =
    'Resolve a conflict and git add the files first. What somebody has changed meanwhile is never overwritten. ' +
    'Every other command that changes something ends with 84 until then, and names both ways out.';
  static override examples = ['<%= config.bin %> resume'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Resume);
    await runResume(flags);
  }
}
