import { defineCommand } from '../cli/line/command.ts';
import { print, printJson } from '../cli/terminal/print.ts';
import { ruleSets } from '../cli/line/rule-sets.ts';

export default defineCommand({
  summary: 'List the available commit conventions.',
  examples: ['<%= config.bin %> ls'],
  async run({ flags }) {
    const rules = await ruleSets(flags);
    if (flags.json) printJson({ rules });
    else print(`${rules.join('\n')}\n`);
  },
});
