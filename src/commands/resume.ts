import { BaseCommand } from '../cli/base-command.ts';
import { runResume } from '../cli/resume-run.ts';

export default class Resume extends BaseCommand {
  static override summary =
    'Finish what waits for a person: a pick that met a conflict, a push that nobody knows the end of.';
  static override description =
    'Resolve the conflict and git add the files first. A command that finds something waiting ends with 84 and names both ways out.';
  static override examples = ['<%= config.bin %> resume'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Resume);
    await runResume(flags);
  }
}
