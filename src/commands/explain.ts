import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/line/base-command.ts';
import { printJson } from '../cli/terminal/print.ts';
import { explanationOf } from '../cli/run/explain-run.ts';
import { paintFor } from '../cli/terminal/paint.ts';
import { explanationJson, explanationText } from '../report/explain.ts';

/** Columns, if stdout is not a terminal. */
const WIDTH = 120;

export default class Explain extends BaseCommand {
  static override summary = 'Show which line of which commit calls for which increment.';
  static override description =
    'Without RANGE, relctl looks at the commits since the tag of the current version. Every line of a message ' +
    'counts, not only the subject.';
  static override examples = [
    { description: 'The unreleased commits', command: '<%= config.bin %> explain' },
    { description: 'An earlier release', command: '<%= config.bin %> explain v1.1.0..v1.2.0' },
  ];
  static override args = {
    range: Args.string({ description: 'commit range, such as v1.1.0..HEAD', ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const explanation = await explanationOf(flags, args.range ?? null);
    if (flags.json) printJson(explanationJson(explanation));
    else {
      const width = process.stdout.isTTY ? process.stdout.columns : WIDTH;
      process.stdout.write(explanationText(explanation, width, paintFor(process.stdout)));
    }
  }
}
