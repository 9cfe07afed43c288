import { Args } from '../cli/line/flags.ts';
import { defineCommand } from '../cli/line/command.ts';
import { printJson } from '../cli/terminal/print.ts';
import { explanationOf } from '../cli/run/explain-run.ts';
import { paintFor } from '../cli/terminal/paint.ts';
import { explanationJson, explanationText } from '../report/explain.ts';

/** Columns, if stdout is not a terminal. */
const WIDTH = 120;

export default defineCommand({
  summary: 'Show which commits decide the next version, and why.',
  description:
    'Without RANGE, relctl looks at the commits since the tag of the current version. Every line of a message ' +
    'counts, not only the subject.',
  examples: [
    { description: 'The unreleased commits', command: '<%= config.bin %> explain' },
    { description: 'An earlier release', command: '<%= config.bin %> explain v1.1.0..v1.2.0' },
  ],
  args: {
    range: Args.string({ description: 'commit range, such as v1.1.0..HEAD' }),
  },
  async run({ args, flags }) {
    const explanation = await explanationOf(flags, args.range ?? null);
    if (flags.json) printJson(explanationJson(explanation));
    else {
      const width = process.stdout.isTTY ? process.stdout.columns : WIDTH;
      process.stdout.write(explanationText(explanation, width, paintFor(process.stdout)));
    }
  },
});
