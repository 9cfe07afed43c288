import { BaseCommand } from '../cli/line/base-command.ts';
import { paintFor } from '../cli/terminal/paint.ts';
import { print, printJson } from '../cli/terminal/print.ts';
import { projectStatus } from '../cli/run/status-run.ts';
import { statusJson } from '../report/status-json.ts';
import { statusText } from '../report/status.ts';

export default class Status extends BaseCommand {
  static override summary = 'Show the version, unreleased changes, hotfixes and branches.';
  static override description =
    'relctl changes nothing and does not contact the remote: remote branches are shown as last fetched. If a ' +
    'release would be refused, relctl says why, and still exits with 0.';
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --json'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Status);
    const status = await projectStatus(flags);
    if (flags.json) printJson(statusJson(status));
    else print(statusText(status, paintFor(process.stdout)));
  }
}
