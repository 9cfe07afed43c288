import { BaseCommand } from '../cli/base-command.ts';
import { paintFor } from '../cli/paint.ts';
import { print, printJson } from '../cli/print.ts';
import { projectStatus } from '../cli/status-run.ts';
import { statusJson } from '../report/status-json.ts';
import { statusText } from '../report/status.ts';

export default class Status extends BaseCommand {
  static override summary = 'Show how the project stands: version, unreleased, hotfixes, branches, drift.';
  static override description =
    'Nothing is changed and no remote is asked: its branches are as they were last fetched. What stands in the way of a ' +
    'release is told and is no error.';
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --json'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Status);
    const status = await projectStatus(flags);
    if (flags.json) printJson(statusJson(status));
    else print(statusText(status, paintFor(process.stdout)));
  }
}
