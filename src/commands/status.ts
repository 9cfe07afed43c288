import { defineCommand } from '../cli/line/command.ts';
import { paintFor } from '../cli/terminal/paint.ts';
import { print, printJson } from '../cli/terminal/print.ts';
import { projectStatus } from '../cli/run/status-run.ts';
import { statusJson } from '../report/status-json.ts';
import { statusText } from '../report/status.ts';

export default defineCommand({
  summary: 'Show the version, unreleased changes, hotfixes and branches.',
  description:
    'This command changes nothing and does not contact the remote: remote branches are shown as last fetched. If a ' +
    'release would be refused, relctl says why, and still exits with 0.',
  examples: ['<%= config.bin %> status', '<%= config.bin %> status --json'],
  async run({ flags }) {
    const status = await projectStatus(flags);
    if (flags.json) printJson(statusJson(status));
    else print(statusText(status, paintFor(process.stdout)));
  },
});
