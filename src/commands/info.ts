import { defineCommand } from '../cli/line/command.ts';
import { printGuide } from '../cli/terminal/guide.ts';

export default defineCommand({
  summary: 'Explain how to write a commit message.',
  examples: ['<%= config.bin %> info'],
  async run({ flags }) {
    await printGuide(flags, 'info');
  },
});
