import { defineCommand } from '../cli/line/command.ts';
import { printGuide } from '../cli/terminal/guide.ts';

export default defineCommand({
  summary: 'Print an example of a commit message.',
  examples: ['<%= config.bin %> example'],
  async run({ flags }) {
    await printGuide(flags, 'example');
  },
});
