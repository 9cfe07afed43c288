import { defineCommand } from '../cli/line/command.ts';
import { printGuide } from '../cli/terminal/guide.ts';

export default defineCommand({
  summary: 'Print the format of a commit message.',
  examples: ['<%= config.bin %> schema'],
  async run({ flags }) {
    await printGuide(flags, 'schema');
  },
});
