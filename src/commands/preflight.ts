import { Flags } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { paintFor } from '../cli/terminal/paint.ts';
import { preflight } from '../cli/run/preflight-run.ts';
import { print, printJson } from '../cli/terminal/print.ts';
import { refuse } from '../core/error/error.ts';
import { namesOf } from '../core/preflight/report.ts';
import { preflightJson, preflightText } from '../report/preflight.ts';

export default defineCommand({
  summary: 'Run the project’s checks in parallel and explain failures.',
  description:
    'By default these are ruff format, ruff check, pytest and pip-audit, if the project uses them. If a program ' +
    'is missing or a service does not answer, the check counts as skipped, not as failed.',
  examples: [
    { description: 'All checks', command: '<%= config.bin %> preflight' },
    { description: 'Some checks', command: '<%= config.bin %> preflight --only lint,test' },
  ],
  flags: {
    only: Flags.strings({
      description: 'run only this check (repeatable, or comma-separated)',
      helpValue: 'NAME',
      delimiter: ',',
    }),
  },
  async run({ flags, endWith }) {
    const reports = await preflight(flags, flags.only ?? null);
    if (flags.json) printJson(preflightJson(reports));
    else print(preflightText(reports, paintFor(process.stdout)));
    const names = namesOf(reports, 'red');
    if (names.length > 0) endWith(refuse('PREFLIGHT_RED', { gate: null, names, details: '' }));
  },
});
