import { Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { paintFor } from '../cli/paint.ts';
import { preflight } from '../cli/preflight-run.ts';
import { print, printJson } from '../cli/print.ts';
import { refuse } from '../core/error/error.ts';
import { namesOf } from '../core/preflight/report.ts';
import { preflightJson, preflightText } from '../report/preflight.ts';

export default class Preflight extends BaseCommand {
  static override summary = 'Run the checks of the team side by side, and say what a red one means.';
  static override description =
    'Without a configuration: ruff format, ruff check, pytest and pip-audit, as far as the project uses them. A check ' +
    'whose program is missing or whose service gives no answer could not check: it is told, and is not red.';
  static override examples = [
    { description: 'All checks', command: '<%= config.bin %> preflight' },
    { description: 'Some of them', command: '<%= config.bin %> preflight --only lint,test' },
  ];
  static override flags = {
    only: Flags.string({
      description: 'run this check alone; may be given several times, or take several with commas',
      helpValue: 'NAME',
      multiple: true,
      delimiter: ',',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Preflight);
    const reports = await preflight(flags, flags.only ?? null);
    if (flags.json) printJson(preflightJson(reports));
    else print(preflightText(reports, paintFor(process.stdout)));
    const names = namesOf(reports, 'red');
    if (names.length > 0) this.endWith(refuse('PREFLIGHT_RED', { gate: null, names, details: '' }));
  }
}
